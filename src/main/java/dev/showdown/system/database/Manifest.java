package dev.showdown.system.database;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What stands in a backup, to compare with what is found in it and with what was restored from it.
///
/// @param format of the archive
/// @param schema version of the schema: the last migration
/// @param createdAt by the clock of the database, which is when everything in it was so
/// @param postgresql version of the server that it was taken from
/// @param tables in the order in which they are restored
/// @param numbers sequence to the last number that it gave
public record Manifest(
        int format,
        String schema,
        String createdAt,
        String postgresql,
        List<Copied> tables,
        Map<String, Long> numbers) {
    static final int FORMAT = 1;

    public Manifest {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(createdAt, "createdAt");
        tables = List.copyOf(tables);
        numbers = Map.copyOf(numbers);
    }

    /// @param sha256 of its rows as they were copied
    public record Copied(String name, List<String> columns, long rows, String sha256) {
        public Copied {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sha256, "sha256");
            columns = List.copyOf(columns);
        }

        /// Where it stands in the archive.
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    public long rows() {
        return tables.stream().mapToLong(Copied::rows).sum();
    }
}

package dev.showdown.system.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a database holds, besides the history of its schema: tables, each after those it refers to wherever they do not
/// refer to each other, and the numbers that its rows have been given so far. Unlogged tables hold nothing that is to
/// last: a crash empties them, and a replica has no rows of them.
record Catalogue(List<Table> tables, Map<String, Long> numbers, Optional<String> schema) {
    static final String HISTORY = "flyway_schema_history";

    private static final String TABLES = """
            select c.relname as name,
                (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
                (select string_agg(quote_ident(a.attname)
                        || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
                    from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(number, place)
                    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
                    where i.indrelid = c.oid and i.indisprimary) as key,
                (select array_agg(distinct f.relname::text) from pg_constraint r join pg_class f on f.oid = r.confrelid
                    where r.conrelid = c.oid and r.contype = 'f' and r.confrelid <> c.oid) as parents
            from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and c.relpersistence = 'p'
            and c.relname <> '""" + HISTORY + """
            ' order by c.relname
            """;

    /// Those that can wait for the end of the transaction already need nothing.
    private static final String REFERENCES = """
            select r.conname as name, c.relname as child, p.relname as parent
            from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_class p on p.oid = r.confrelid
            where r.contype = 'f' and r.conparentid = 0 and r.connamespace = current_schema()::regnamespace
            and not r.condeferrable
            """;

    /// A foreign key.
    record Forward(String table, String name) {}

    static Catalogue of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new Catalogue(tables(statement), numbers(statement), schema(statement));
        }
    }

    private static List<Table> tables(Statement statement) throws SQLException {
        Map<String, Table> tables = new TreeMap<>();
        Map<String, Set<String>> parents = new HashMap<>();
        try (ResultSet found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                String name = found.getString("name");
                String key = found.getString("key");
                // Without a key, the row itself is its order.
                String order = key == null ? "(" + Table.quoted(name) + ".*)::text collate \"C\"" : key;
                tables.put(name, new Table(name, strings(found, "columns"), order));
                parents.put(name, new HashSet<>(strings(found, "parents")));
            }
        }
        return parentsFirst(tables, parents);
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static List<Table> parentsFirst(Map<String, Table> tables, Map<String, Set<String>> parents) {
        List<Table> ordered = new ArrayList<>();
        Map<String, Table> left = new LinkedHashMap<>(tables);
        while (!left.isEmpty()) {
            List<Table> next = left.values().stream()
                    .filter(table -> parents.get(table.name()).stream().noneMatch(left::containsKey))
                    .toList();
            if (next.isEmpty()) {
                next = List.copyOf(left.values());
            }
            ordered.addAll(next);
            next.forEach(table -> left.remove(table.name()));
        }
        return List.copyOf(ordered);
    }

    /// Sequence to the last number that it gave.
    private static Map<String, Long> numbers(Statement statement) throws SQLException {
        Map<String, Long> numbers = new TreeMap<>();
        try (ResultSet found = statement.executeQuery("""
                select sequencename, last_value from pg_sequences
                where schemaname = current_schema() and last_value is not null
                """)) {
            while (found.next()) {
                numbers.put(found.getString(1), found.getLong(2));
            }
        }
        return numbers;
    }

    private static Optional<String> schema(Statement statement) throws SQLException {
        try (ResultSet history = statement.executeQuery("select to_regclass('" + HISTORY + "') is not null")) {
            if (!history.next() || !history.getBoolean(1)) {
                return Optional.empty();
            }
        }
        try (ResultSet newest = statement.executeQuery(
                "select version from " + HISTORY
                        + " where success and version is not null order by string_to_array(version, '.')::int[] desc limit 1")) {
            return newest.next() ? Optional.of(newest.getString(1)) : Optional.empty();
        }
    }

    /// Foreign keys to tables that come later than their own, as happens where tables refer to each other.
    List<Forward> forward(Connection connection) throws SQLException {
        List<String> order = tables.stream().map(Table::name).toList();
        List<Forward> forward = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(REFERENCES)) {
            while (found.next()) {
                if (order.indexOf(found.getString("parent")) > order.indexOf(found.getString("child"))) {
                    forward.add(new Forward(found.getString("child"), found.getString("name")));
                }
            }
        }
        return forward;
    }

    Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}

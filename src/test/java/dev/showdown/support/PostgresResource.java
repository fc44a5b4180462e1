package dev.showdown.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.showdown.system.database.DataFolder;
import dev.showdown.system.database.EmbeddedDatabase;

/// The product's own embedded database for the tests, with nothing in it.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        DataFolder folder = DataFolder.open(Path.of("target", "test-database"));
        forgetTables(folder);
        Map<String, String> properties = new HashMap<>();
        properties.put("showdown.secret", folder.secret());
        properties.put("showdown.base-url", Server.BASE);
        database = EmbeddedDatabase.start(folder);
        properties.putAll(database.properties());
        return properties;
    }

    /// Only the tables: unpacking the same binaries for every run would take longer than many a test.
    private static void forgetTables(DataFolder folder) {
        if (Files.notExists(folder.cluster())) {
            return;
        }
        try (var paths = Files.walk(folder.cluster())) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The tables of the last run cannot be deleted.", e);
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}

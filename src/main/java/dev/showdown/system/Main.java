package dev.showdown.system;

import java.nio.file.Path;
import java.util.Map;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import dev.showdown.system.database.ApplicationRole;
import dev.showdown.system.database.DataFolder;
import dev.showdown.system.database.EmbeddedDatabase;
import dev.showdown.system.database.FolderServer;
import dev.showdown.system.database.Login;
import dev.showdown.system.database.StartRefused;

/// Settles the database and the secrets, then hands over to Quarkus.
@QuarkusMain
public final class Main {
    private static final Logger LOG = Logger.getLogger("dev.showdown");

    public static void main(String... args) {
        // Only the environment and -D: Quarkus's own configuration cannot be read before it is complete.
        Config config = new SmallRyeConfigBuilder().addSystemSources().build();
        StartSettings settings = new StartSettings(config);
        if (BackupCommand.isMeant(args)) {
            System.exit(new BackupCommand(settings).run(args));
        }
        if (SecondFactorCommand.isMeant(args) && !SecondFactorCommand.isWhole(args)) {
            System.exit(SecondFactorCommand.explain());
        }
        try {
            new ServiceSettings(config).properties().forEach(System::setProperty);
            (SecondFactorCommand.isMeant(args) ? beside(settings) : prepare(settings)).forEach(System::setProperty);
        } catch (StartRefused e) {
            System.err.println("showdown: " + e.getMessage());
            System.exit(1);
        }
        if (SecondFactorCommand.isMeant(args)) {
            SecondFactorCommand.PROPERTIES.forEach(System::setProperty);
            Quarkus.run(SecondFactorCommand.class, args);
        } else {
            Quarkus.run(args);
        }
    }

    /// For a command, which an application that runs on the folder does not keep out.
    private static Map<String, String> beside(StartSettings settings) {
        Path path = settings.dataFolder();
        if (settings.hasOwnDatabase()) {
            return prepare(settings);
        }
        if (!FolderServer.hasDatabase(path)) {
            throw new StartRefused("The folder " + path + " holds no database; name the data folder with --data.");
        }
        return FolderServer.properties(path)
                .map(database -> settings.forEmbeddedDatabase(FolderServer.secret(path), database))
                .orElseGet(() -> startEmbedded(path, settings));
    }

    private static Map<String, String> prepare(StartSettings settings) {
        if (settings.hasOwnDatabase()) {
            Map<String, String> properties = settings.forOwnDatabase();
            new ApplicationRole(new Login(
                            properties.get("quarkus.datasource.jdbc.url"),
                            properties.get("quarkus.datasource.username"),
                            properties.getOrDefault("quarkus.datasource.password", "")))
                    .refuseUnbound(properties.get("quarkus.flyway.username"));
            return properties;
        }
        Path path = settings.dataFolder();
        return EmbeddedDatabase.running(path)
                .map(database -> settings.forEmbeddedDatabase(System.getProperty("showdown.secret"), database))
                .orElseGet(() -> startEmbedded(path, settings));
    }

    private static Map<String, String> startEmbedded(Path path, StartSettings settings) {
        DataFolder folder = DataFolder.open(path);
        String secret = folder.secret();
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "embedded-database-stop"));
        LOG.infof("The embedded database keeps its data in %s", folder.root());
        return settings.forEmbeddedDatabase(secret, database.properties());
    }

    /// After the application: the requests in flight still need the database. In the development mode, where each
    /// reload runs main again, the server stays.
    private static void stop(EmbeddedDatabase database) {
        try {
            Application application = Application.currentApplication();
            if (application != null) {
                application.stop();
            }
        } catch (RuntimeException notRunning) {
            // Then nothing needs the database.
        } finally {
            database.close();
        }
    }
}

package dev.showdown.system.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedDatabaseTest {
    @TempDir
    Path parent;

    private Path path;
    private EmbeddedDatabase database;

    @BeforeEach
    void choose_a_path_with_a_space() {
        path = parent.resolve("the data");
    }

    @AfterEach
    void stop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void the_running_server_is_durable_and_closed_to_strangers() throws SQLException {
        start();
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show full_page_writes")).isEqualTo("on");
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("postgres", "show unix_socket_directories")).isEmpty();
        assertThat(ask("show server_version")).startsWith(EmbeddedDatabase.MAJOR_VERSION + ".");
        assertThat(ask("show server_encoding")).isEqualTo("UTF8");
        assertThat(ask("select datlocprovider::text || datlocale from pg_database where datname = current_database()"))
                .isEqualTo("bC.UTF-8");
        assertThat(ask("select upper('ähnlich')")).isEqualTo("ÄHNLICH");

        assertThatThrownBy(() -> connect(Roles.APPLICATION, "guessed").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> connect("postgres", "").close()).isInstanceOf(SQLException.class);
    }

    @Test
    void the_application_works_as_a_user_that_row_security_binds() throws SQLException {
        start();
        try (Connection owner = connect(Roles.OWNER, password());
                var statement = owner.createStatement()) {
            statement.execute("create table note (body text)");
        }
        assertThat(ask("with added as (insert into note values ('kept') returning body) select body from added"))
                .isEqualTo("kept");
        assertThat(ask("select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> ask("drop table note")).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> ask("create table own ()")).hasMessageContaining("permission denied");
    }

    @Test
    void a_folder_that_an_earlier_release_made_gets_the_roles_of_this_one() throws SQLException {
        start();
        try (Connection superuser = connect("postgres", password());
                var statement = superuser.createStatement()) {
            statement.execute("create table note (body text)");
            statement.execute("create view noted as select * from note");
            statement.execute("grant select on note to showdown_app");
            statement.execute("revoke connect on database showdown from showdown_backup");
            statement.execute("drop role showdown_backup");
            statement.execute("alter role showdown_app bypassrls createdb");
        }
        database.close();
        start();
        assertThat(ask(Roles.BACKUP, "select rolbypassrls from pg_roles where rolname = current_user"))
                .isEqualTo("t");
        assertThat(ask("select rolbypassrls or rolcreatedb from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask("select string_agg(distinct relowner::regrole::text, ',') from pg_class"
                        + " where relname in ('note', 'noted')"))
                .isEqualTo(Roles.OWNER);
        assertThat(ask("select count(*) from note")).isEqualTo("0");
    }

    @Test
    void only_a_role_that_row_security_binds_is_let_work() {
        start();
        assertRole(Roles.APPLICATION).doesNotThrowAnyException();
        assertRole("postgres")
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SHOWDOWN_DATABASE_USER is a superuser");
        assertRole(Roles.BACKUP).isInstanceOf(StartRefused.class).hasMessageContaining("has BYPASSRLS");
        assertRole(Roles.OWNER)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is a member of showdown_owner")
                .message()
                .doesNotContain("\n");
        assertThatCode(() -> new ApplicationRole(new Login("jdbc:postgresql://127.0.0.1:1/none", "app", ""))
                        .refuseUnbound("o"))
                .as("a server that cannot be reached is told of elsewhere")
                .doesNotThrowAnyException();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRole(String role) {
        return assertThatCode(() -> new ApplicationRole(database.login(role)).refuseUnbound(Roles.OWNER));
    }

    @Test
    void a_restart_keeps_the_data_and_the_password() throws SQLException {
        start();
        write("before");
        String password = password();
        database.close();
        start();
        assertThat(ask("select body from note")).isEqualTo("before");
        assertThat(password()).isEqualTo(password);
    }

    @Test
    void a_second_start_on_the_same_folder_is_refused() {
        start();
        assertThatThrownBy(() -> DataFolder.open(path))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("already runs on the data folder");
    }

    @Test
    void a_reload_in_the_same_process_finds_the_running_server() {
        assertThat(EmbeddedDatabase.running(path)).isEmpty();
        start();
        assertThat(EmbeddedDatabase.running(path)).contains(database.properties());
        database.close();
        assertThat(EmbeddedDatabase.running(path)).isEmpty();
        database = null;
    }

    @Test
    void the_server_of_a_killed_application_is_stopped_and_its_data_kept() throws Exception {
        Process application = startElsewhere();
        long leftover = Long.parseLong(
                Files.readAllLines(path.resolve("postgres/postmaster.pid")).getFirst());
        assertThatThrownBy(() -> DataFolder.open(path)).hasMessageContaining("already runs on the data folder");
        application.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(leftover))
                .hasValueSatisfying(server -> assertThat(server.isAlive()).isTrue());

        start();
        assertThat(ask("select body from note")).isEqualTo("acknowledged");
        assertThat(Long.parseLong(Files.readAllLines(path.resolve("postgres/postmaster.pid"))
                        .getFirst()))
                .isNotEqualTo(leftover);
        assertThat(ProcessHandle.of(leftover).flatMap(server -> server.info().command()))
                .isEmpty();
    }

    /// Another process got the number of the dead server, as happens after every restart of a container.
    @Test
    void a_stale_process_number_stops_nobody_and_blocks_nothing() throws Exception {
        start();
        write("kept");
        database.close();
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            Files.write(
                    path.resolve("postgres/postmaster.pid"),
                    List.of(
                            String.valueOf(bystander.pid()),
                            path.resolve("postgres").toString()));
            start();
            assertThat(bystander.isAlive()).isTrue();
            assertThat(ask("select body from note")).isEqualTo("kept");
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
        try (DataFolder folder = DataFolder.open(path)) {
            Files.createFile(folder.unfinished());
            Files.createDirectories(folder.cluster());
            Files.writeString(folder.cluster().resolve("postgresql.conf"), "half");
            Files.createDirectories(folder.binaries().resolve("PG-half/bin"));
        }
        start();
        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void data_of_another_major_version_is_refused() throws IOException {
        Files.createDirectories(path.resolve("postgres"));
        Files.createFile(path.resolve("lock"));
        Files.writeString(path.resolve("postgres/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("made by PostgreSQL 17")
                .hasMessageContaining("brings 18")
                .hasMessageContaining("./showdown backup FILE")
                .hasMessageContaining("./showdown restore FILE");
        DataFolder.open(path).close();
    }

    @Test
    void a_server_that_ends_during_its_start_is_told_in_one_sentence() throws IOException {
        start();
        database.close();
        database = null;
        Files.writeString(path.resolve("postgres/postgresql.conf"), "no_such_setting = on\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .message()
                .contains("did not start")
                .doesNotContain("\n");
    }

    private void start() {
        database = null;
        database = EmbeddedDatabase.start(DataFolder.open(path));
    }

    private Process startElsewhere() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedApplication.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            assertThat(output.lines().anyMatch("ready"::equals)).isTrue();
        }
        assertThat(process.isAlive()).isTrue();
        return process;
    }

    private void write(String body) throws SQLException {
        try (Connection owner = connect(Roles.OWNER, password())) {
            write(owner, body);
        }
    }

    static void write(Connection owner, String body) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("create table note (body text)");
            statement.execute("insert into note values ('" + body + "')");
        }
    }

    private String ask(String query) throws SQLException {
        return ask(Roles.APPLICATION, query);
    }

    private String ask(String user, String query) throws SQLException {
        try (Connection connection = connect(user, password());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), user, password);
    }

    private String password() {
        return database.properties().get("quarkus.datasource.password");
    }

    /// Acknowledges one row and waits to be killed.
    static final class DoomedApplication {
        public static void main(String... args) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(DataFolder.open(Path.of(args[0])));
            String password = database.properties().get("quarkus.flyway.password");
            try (Connection owner = DriverManager.getConnection(database.url(), Roles.OWNER, password)) {
                write(owner, "acknowledged");
                System.out.println("ready");
                TimeUnit.HOURS.sleep(1);
            }
        }
    }
}

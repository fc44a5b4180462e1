package dev.showdown.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.isolation.ReplayWorld.Who;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every address and method, tried by every kind of caller: what they are answered stands in one table,
/// `isolation/matrix.tsv`. What is sent is so made that whoever may do it changes nothing, or nothing that matters to
/// the next caller: a stale version, a form that needs correcting.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ReplayMatrixTest {

    private static final Path TABLE = Path.of("src", "test", "resources", "isolation", "matrix.tsv");

    /// Where somebody is told apart from somebody else by nothing: everybody may.
    private static final String SAME = "=";

    @Inject
    ReplayWorld world;

    @BeforeEach
    void settleOnce() {
        world.settleOnce();
    }

    /// @param query what stands behind the path, and is no part of the route
    record Row(String method, String path, String query, String body, Map<Who, String> expected) {

        String route() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return route();
        }
    }

    private static List<Row> rows() {
        try (Stream<String> lines = Files.lines(TABLE)) {
            List<List<String>> cells = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
            List<Who> who = cells.getFirst().stream()
                    .skip(4)
                    .map(name ->
                            Who.valueOf(name.toUpperCase(java.util.Locale.ROOT).replace(' ', '_')))
                    .toList();
            return cells.stream().skip(1).map(row -> row(row, who)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> cells, List<Who> who) {
        Map<Who, String> expected = new EnumMap<>(Who.class);
        for (int i = 0; i < who.size(); i++) {
            String cell = cells.get(i + 4);
            expected.put(who.get(i), cell.equals(SAME) ? expected.get(who.get(i - 1)) : cell);
        }
        return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), expected);
    }

    @Test
    void every_route_has_a_row_and_every_row_a_route() {
        TreeSet<String> told = rows().stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(routes());
    }

    private static TreeSet<String> routes() {
        TreeSet<String> routes = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPath(Path.of("target", "classes"))) {
            for (JavaMethod method : type.getMethods()) {
                method.getAnnotations().stream()
                        .map(JavaAnnotation::getRawType)
                        .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                        .forEach(annotation -> routes.add(annotation.getSimpleName() + " " + path(type, method)));
            }
        }
        return routes;
    }

    private static String path(JavaClass type, JavaMethod method) {
        String root = type.tryGetAnnotationOfType(jakarta.ws.rs.Path.class)
                .map(jakarta.ws.rs.Path::value)
                .orElse("");
        String rest = method.tryGetAnnotationOfType(jakarta.ws.rs.Path.class)
                .map(jakarta.ws.rs.Path::value)
                .orElse("");
        String path = ("/" + root + "/" + rest).replaceAll("/+", "/");
        return path.length() > 1 ? path.replaceFirst("/$", "") : path;
    }

    static List<Row> guarded() {
        return rows();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void everybody_is_answered_as_the_table_says(Row row) {
        Map<Who, String> answered = new EnumMap<>(Who.class);
        Map<Who, String> expected = new EnumMap<>(row.expected());
        expected.values().removeIf("-"::equals);
        expected.keySet()
                .forEach(who -> answered.put(
                        who,
                        String.valueOf(
                                world.status(who, row.method(), world.path(path(row)), world.path(row.body())))));
        if (Boolean.getBoolean("showdown.record")) {
            record(row, answered);
        }
        assertThat(answered).as(row.route()).isEqualTo(expected);
    }

    private static String path(Row row) {
        return row.path().replaceAll("\\{(\\w+):[^}]*}}?", "{$1}") + row.query();
    }

    /// What came out, for whoever adds a route to look at before it goes into the table.
    private static void record(Row row, Map<Who, String> answered) {
        List<String> cells = new ArrayList<>(List.of(row.method(), row.path(), row.query(), row.body()));
        row.expected().keySet().forEach(who -> cells.add(answered.getOrDefault(who, "-")));
        try {
            Files.writeString(
                    Path.of("target", "matrix.tsv"),
                    String.join("\t", cells) + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

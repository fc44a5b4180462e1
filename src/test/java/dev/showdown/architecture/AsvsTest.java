package dev.showdown.architecture;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// For each requirement of OWASP ASVS 5.0.0 about accounts, sessions and rights, the tests that show that it is met.
class AsvsTest {

    /// Of chapters 6, 7 and 8: those of levels 1 and 2 that apply to a service like this one, and two of level 3.
    private static final Set<String> WANTED = Stream.of(
                    "6.1.1 6.2.1 6.2.3 6.2.4 6.2.5 6.2.8 6.2.9 6.3.1 6.3.2 6.3.3 6.3.4 6.3.8 6.4.1 6.4.3 6.5.1",
                    "7.1.1 7.2.3 7.2.4 7.3.2 7.4.1 7.4.2 7.4.3 7.5.1 7.5.2",
                    "8.1.1 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.4.1")
            .flatMap(line -> Stream.of(line.split(" ")))
            .map(number -> "v5.0.0-" + number)
            .collect(Collectors.toUnmodifiableSet());

    record Requirement(String id, String words, List<String> tests) {}

    static List<Requirement> requirements() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "asvs.tsv")).stream()
                .filter(line -> line.startsWith("v5"))
                .map(line -> line.split("\t"))
                .map(parts -> new Requirement(parts[0], parts[1], List.of(parts[2].split(" "))))
                .toList();
    }

    @Test
    void every_requirement_that_applies_has_a_row() throws IOException {
        assertThat(requirements().stream().map(Requirement::id))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(WANTED);
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void every_test_that_is_named_is_there_and_runs(Requirement requirement) throws ClassNotFoundException {
        assertThat(requirement.tests()).isNotEmpty();
        for (String test : requirement.tests()) {
            int dot = test.lastIndexOf('.');
            Class<?> type = Class.forName(
                    "dev.showdown." + test.substring(0, dot), false, getClass().getClassLoader());
            assertThat(Stream.of(type.getDeclaredMethods())
                            .filter(AsvsTest::isRun)
                            .map(Method::getName))
                    .as(requirement.id() + " " + requirement.words())
                    .contains(test.substring(dot + 1));
        }
    }

    private static boolean isRun(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}

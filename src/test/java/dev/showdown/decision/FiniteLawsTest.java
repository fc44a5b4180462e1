package dev.showdown.decision;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.showdown.support.RandomProjects;

import static org.assertj.core.api.Assertions.assertThat;

/// No figure of an evaluation is not a number, or infinite.
class FiniteLawsTest {

    private int figures;

    @Provide
    Arbitrary<Inputs> projects() {
        return RandomProjects.projects(Inputs.FEWEST_DRAWS);
    }

    @Property(tries = 300)
    void every_figure_is_a_finite_number(@ForAll("projects") Inputs inputs) throws ReflectiveOperationException {
        figures = 0;
        check("evaluation", Evaluator.evaluate(inputs));
        assertThat(figures).as("figures looked at").isGreaterThan(20);
    }

    /// Looks into records, lists and maps.
    private void check(String path, Object part) throws ReflectiveOperationException {
        switch (part) {
            case Double figure -> {
                assertThat(figure).as(path).isFinite();
                figures++;
            }
            case Record components -> {
                for (RecordComponent component : components.getClass().getRecordComponents()) {
                    check(
                            path + "." + component.getName(),
                            component.getAccessor().invoke(components));
                }
            }
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    check(path + "." + entry.getKey(), entry.getValue());
                }
            }
            case Collection<?> items -> {
                for (Object item : items) {
                    check(path + "[]", item);
                }
            }
            case null, default -> {}
        }
    }
}

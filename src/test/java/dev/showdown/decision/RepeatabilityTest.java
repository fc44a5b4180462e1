package dev.showdown.decision;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import dev.showdown.support.TestPlaybooks;

import static org.assertj.core.api.Assertions.assertThat;

/// The same inputs give the same result on any thread, and the draws leave nothing behind.
class RepeatabilityTest {

    private static final int THREADS = 8;

    @Test
    void the_result_depends_neither_on_the_thread_nor_on_their_number() throws Exception {
        List<Inputs> inputs = List.of(one(Map.of()), one(Map.of("live-updates", "core")), team());
        List<Evaluation> alone = inputs.stream().map(Evaluator::evaluate).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<List<Evaluation>>> tasks = new ArrayList<>();
            for (int k = 0; k < THREADS; k++) {
                // Each thread takes them in an order of its own.
                List<Inputs> order = new ArrayList<>(inputs);
                Collections.rotate(order, k);
                int turned = k;
                tasks.add(() -> {
                    List<Evaluation> results = new ArrayList<>(
                            order.stream().map(Evaluator::evaluate).toList());
                    Collections.rotate(results, -turned);
                    return results;
                });
            }
            for (Future<List<Evaluation>> together : threads.invokeAll(tasks)) {
                assertThat(together.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void more_draws_allocate_nothing_but_the_values_they_give() {
        Group group = Groups.of(TestPlaybooks.NODE_VS_PYTHON, Map.of("live-updates", "core"), Map.of());
        int alternatives = group.model.alternatives;
        allocated(group, 10_240);
        long more = allocated(group, 51_200) - allocated(group, 10_240);
        long values = (long) Double.BYTES * alternatives * (51_200 - 10_240);
        // Blocks and percentiles may need a little; the smallest object for each draw would be 16 bytes times the
        // draws.
        assertThat(more).isBetween(values, values + values / 4);
    }

    private static long allocated(Group group, int draws) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        Simulation.run(group, draws, 1);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static Inputs one(Map<String, String> answers) {
        return Inputs.of(TestPlaybooks.NODE_VS_PYTHON, new Answers(answers));
    }

    private static Inputs team() {
        return Groups.inputs(
                TestPlaybooks.NODE_VS_PYTHON, Map.of(), Map.of("team-size", "4-8"), Map.of("skills", "both"), Map.of());
    }
}

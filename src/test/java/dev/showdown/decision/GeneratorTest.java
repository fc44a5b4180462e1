package dev.showdown.decision;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GeneratorTest {

    private static final int MANY = 200_000;

    @Test
    void numbers_are_those_of_the_splittable_generator_by_draw_and_slot() {
        int slots = 3;
        long[] drawn = new long[4];
        SplittableRandom reference = new SplittableRandom(42);
        long[][] expected = new long[6][slots];
        for (long[] draw : expected) {
            for (int slot = 0; slot < slots; slot++) {
                draw[slot] = reference.nextLong();
            }
        }
        for (int slot = 0; slot < slots; slot++) {
            new Generator(42, slots, 4).bits(slot, 2, 4, drawn);
            assertThat(drawn)
                    .containsExactly(expected[2][slot], expected[3][slot], expected[4][slot], expected[5][slot]);
        }
    }

    @Test
    void uniform_numbers_stay_below_one() {
        assertThat(Generator.uniform(0)).isZero();
        assertThat(Generator.uniform(-1)).isLessThan(1).isGreaterThan(1 - 1e-15);
    }

    @Test
    void an_index_covers_its_range_evenly_from_either_half_of_the_bits() {
        assertThat(Generator.upperIndex(-1, 5)).isEqualTo(4);
        assertThat(Generator.upperIndex(0xffffffffL, 5)).isZero();
        assertThat(Generator.lowerIndex(-1, 5)).isEqualTo(4);
        assertThat(Generator.lowerIndex(0xffffffff00000000L, 5)).isZero();
        assertThat(mean(bits -> Generator.upperIndex(bits, 5) == 3 ? 1 : 0)).isCloseTo(0.2, within(0.005));
        assertThat(mean(bits -> Generator.lowerIndex(bits, 5) == 3 ? 1 : 0)).isCloseTo(0.2, within(0.005));
    }

    @Test
    void triangular_numbers_have_mean_nought_variance_a_sixth_and_never_reach_minus_one() {
        assertThat(Generator.triangular(0)).isGreaterThan(-1);
        assertThat(Generator.triangular(-1)).isCloseTo(1, within(1e-9));
        assertThat(mean(Generator::triangular)).isCloseTo(0, within(0.005));
        assertThat(mean(bits -> Math.pow(Generator.triangular(bits), 2))).isCloseTo(1 / 6.0, within(0.003));
        assertThat(mean(bits -> Generator.triangular(bits) < -0.5 ? 1 : 0)).isCloseTo(1 / 8.0, within(0.004));
    }

    @Test
    void exponential_numbers_have_the_exponential_distribution() {
        assertThat(mean(Generator::exponential)).isCloseTo(1, within(0.012));
        for (double x : new double[] {0.1, 0.5, 1, 2, 5}) {
            assertThat(mean(bits -> Generator.exponential(bits) > x ? 1 : 0)).isCloseTo(Math.exp(-x), within(0.006));
        }
    }

    @Test
    void exponential_numbers_are_minus_the_logarithm_of_a_halved_number() {
        for (long bits : new long[] {0x0000_01ff_ffff_ffffL, 0x8000_0000_0000_0000L, 0x2000_0012_3456_789aL}) {
            double rest = ((bits & 0xff_ffff_ffffL) + 1) * 0x1p-41 + 0.5;
            double expected = Long.numberOfLeadingZeros(bits) * Math.log(2) - Math.log(rest);
            assertThat(Generator.exponential(bits)).isCloseTo(expected, within(1e-9));
        }
    }

    private static double mean(LongToDoubleFunction figure) {
        return new SplittableRandom(7).longs(MANY).mapToDouble(figure).average().orElseThrow();
    }
}

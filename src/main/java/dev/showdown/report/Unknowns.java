package dev.showdown.report;

import java.util.List;

import dev.showdown.decision.FindOut;
import dev.showdown.decision.FindOut.Because;

/**
 * What we don't know, by how much it matters (section 6 of a report).
 *
 * @param unknown questions that somebody could not answer
 * @param disputed questions that people answered differently
 */
public record Unknowns(List<Open> unknown, List<Open> disputed) {

    /**
     * A question that is not settled.
     *
     * @param worth of knowing its answer, in words
     * @param harmless whether it may stay open: no answer to it changes who leads
     */
    public record Open(String question, String worth, boolean harmless) {}

    static Unknowns of(ReportSource source) {
        return new Unknowns(open(source, Because.UNKNOWN), open(source, Because.DISAGREEMENT));
    }

    public boolean isEmpty() {
        return unknown.isEmpty() && disputed.isEmpty();
    }

    private static List<Open> open(ReportSource source, Because because) {
        return source.result().findOut().stream()
                .filter(found -> found.because() == because)
                .map(found -> new Open(source.question(found.question()), worth(source, found), found.harmless()))
                .toList();
    }

    static String worth(ReportSource source, FindOut found) {
        if (!found.couldRuleOut().isEmpty()) {
            return "could rule out "
                    + Figures.list(found.couldRuleOut().stream()
                            .map(source::alternative)
                            .toList());
        }
        double rounded = Math.round(found.evppi() * 10) / 10.0;
        if (rounded < Changes.MEASURABLE) {
            return "none measurable";
        }
        return rounded == 1 ? "1.0 point" : Figures.decimal(rounded) + " points";
    }
}

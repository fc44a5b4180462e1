package dev.showdown.report;

import java.util.List;
import java.util.Map;

import dev.showdown.assessment.Shift;

/**
 * How a team came to its answers: what a report keeps besides the answers that count.
 *
 * @param anonymous whether answers are shown without names, to whomever
 * @param rounds how many were revealed; the answers of the last one count
 * @param advisers whose answers were heard and do not count
 * @param shifts question to what people answered otherwise in the last round than in the one before
 */
public record TeamWork(boolean anonymous, int rounds, List<SheetOfAnswers> advisers, Map<String, List<Shift>> shifts) {

    public TeamWork {
        advisers = advisers == null ? List.of() : List.copyOf(advisers);
        shifts = shifts == null ? Map.of() : shifts;
    }
}

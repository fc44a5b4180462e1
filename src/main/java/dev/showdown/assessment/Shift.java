package dev.showdown.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.showdown.decision.Answers;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.decision.Route;

/**
 * That people answered a question otherwise in a later round.
 *
 * @param from choice before; null where the question was not asked
 * @param to choice afterwards; null where it is not asked
 * @param people how many
 * @param names of them; empty where names are not shown
 */
public record Shift(String from, String to, int people, List<String> names) {

    /** What those who took part in both rounds changed: question to shifts, in the order of the playbook. */
    static Map<String, List<Shift>> between(
            AssessmentView view, Map<UUID, RevealedSheet> before, Map<UUID, RevealedSheet> after) {
        Playbook playbook = view.edition().playbook();
        Map<String, List<Shift>> shifts = new LinkedHashMap<>();
        for (Question question : playbook.questions()) {
            Map<Move, List<String>> moves = new LinkedHashMap<>();
            after.forEach((participant, sheet) -> {
                RevealedSheet earlier = before.get(participant);
                if (earlier != null) {
                    Move move =
                            new Move(given(playbook, earlier, question.key()), given(playbook, sheet, question.key()));
                    if (!Objects.equals(move.from(), move.to())) {
                        moves.computeIfAbsent(move, _ -> new ArrayList<>()).add(sheet.name());
                    }
                }
            });
            if (!moves.isEmpty()) {
                boolean named = !view.team().anonymous();
                shifts.put(
                        question.key(),
                        moves.entrySet().stream()
                                .map(move -> new Shift(
                                        move.getKey().from(),
                                        move.getKey().to(),
                                        move.getValue().size(),
                                        named ? List.copyOf(move.getValue()) : List.of()))
                                .toList());
            }
        }
        return shifts;
    }

    private record Move(String from, String to) {}

    private static String given(Playbook playbook, RevealedSheet sheet, String question) {
        Answers answers = sheet.sheet().choices();
        return Route.of(playbook, answers).asks(question) ? answers.to(question) : null;
    }
}

package dev.showdown.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.showdown.Refused.Fault;
import dev.showdown.Text;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Playbook;

/**
 * What an assessment is to start with: as a link asks for it, or as the form sends it. Where something is said twice,
 * the last counts.
 *
 * @param title as typed
 * @param playbook key of the chosen playbook; empty for the preferred one
 * @param anonymous whether a team's answers shall be shown without names
 * @param workspace in whose address this stands shall hold it; empty for wherever the starter's work is put
 * @param answers question to choice, as a link brought them along: not checked yet
 */
record StartForm(String title, String playbook, boolean anonymous, String workspace, Map<String, String> answers) {

    private static final String TITLE = "title";
    private static final String PLAYBOOK = "playbook";
    private static final String ANONYMOUS = "anonymous";
    private static final String WORKSPACE = "workspace";
    private static final Set<String> OWN = Set.of(TITLE, PLAYBOOK, ANONYMOUS, WORKSPACE);
    /** Before the question's key, in the name of a hidden field. */
    static final String ANSWER = "answer.";

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    static StartForm sent(MultivaluedMap<String, String> form) {
        Map<String, String> answers = new LinkedHashMap<>();
        form.keySet().stream()
                .filter(name -> name.startsWith(ANSWER))
                .forEach(name -> answers.put(name.substring(ANSWER.length()), last(form, name)));
        return new StartForm(
                last(form, TITLE),
                last(form, PLAYBOOK),
                "yes".equals(last(form, ANONYMOUS)),
                last(form, WORKSPACE),
                answers);
    }

    /**
     * A link's parameters. Whoever passes a link on may add some of their own, to count who follows it: what is no
     * answer must frighten nobody. So a parameter is taken for an answer if it has the name of a question, of whichever
     * playbook, or is written like one and has a value that the playbook knows, as when the name is mistyped. The names
     * of the form's own fields are never taken for questions.
     */
    static StartForm linked(List<Playbook> offered, MultivaluedMap<String, String> parameters) {
        String key = last(parameters, PLAYBOOK);
        Playbook playbook = chosen(offered, key);
        Map<String, String> answers = new LinkedHashMap<>();
        parameters.keySet().stream()
                .filter(name -> !OWN.contains(name))
                .filter(name ->
                        offered.stream().anyMatch(any -> any.question(name).isPresent())
                                || KEY.matcher(name).matches() && isChoice(playbook, last(parameters, name)))
                .forEach(name -> answers.put(name, last(parameters, name)));
        return new StartForm(last(parameters, TITLE), key, false, last(parameters, WORKSPACE), answers);
    }

    private static boolean isChoice(Playbook playbook, String value) {
        return value.equals(Answers.UNKNOWN)
                || playbook.questions().stream()
                        .anyMatch(question -> question.choice(value).isPresent());
    }

    private static String last(MultivaluedMap<String, String> sent, String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        return values.isEmpty() || values.getLast() == null ? "" : values.getLast();
    }

    /** The playbook that was asked for; the preferred one where there is none of that name. */
    Playbook chosen(List<Playbook> offered) {
        return chosen(offered, playbook);
    }

    private static Playbook chosen(List<Playbook> offered, String key) {
        return offered.stream()
                .filter(playbook -> playbook.key().equals(key))
                .findFirst()
                .orElse(offered.getFirst());
    }

    /** The name of a playbook that is not on offer; empty where it is, or none was asked for. */
    String missing(List<Playbook> offered) {
        return playbook.isEmpty() || chosen(offered).key().equals(playbook) ? "" : Text.shown(playbook);
    }

    /** Answers stand in no field that one could correct: those that are not known are left out and told together. */
    Form faulty(List<Playbook> offered, List<Fault> faults) {
        List<Fault> told = new ArrayList<>(faults);
        if (told.removeIf(fault -> fault.pointer().startsWith("/answers/"))) {
            told.add(new Fault(
                    "/answers",
                    "unknown-choice",
                    "What was sent holds answers that this playbook does not have: %s. They are left out now; start without them."
                            .formatted(Prefilled.of(chosen(offered), answers).leftOutInWords())));
        }
        return new Form(told);
    }
}

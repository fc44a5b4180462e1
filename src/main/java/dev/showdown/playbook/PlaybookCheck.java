package dev.showdown.playbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.showdown.decision.Alternative;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.decision.UseCase;
import dev.showdown.playbook.FaultyPlaybook.Fault;

/** Whether the parts of a playbook fit together: every key that one part names must exist in another. */
final class PlaybookCheck {

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,60}");
    private static final String NO_KEY = "is no key: 1 to 60 lower-case letters, digits and hyphens";
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
    private static final int LONGEST_VERSION = 40;
    private static final List<String> STRENGTHS = List.of("measurement", "survey", "documentation", "expert-opinion");

    private final String file;
    private final Edition edition;
    private final Playbook playbook;
    private final Set<String> alternatives;
    private final Set<String> criteria;
    private final Set<String> evidence;
    private final List<Fault> faults = new ArrayList<>();

    PlaybookCheck(String file, Edition edition) {
        this.file = file;
        this.edition = edition;
        this.playbook = edition.playbook();
        this.alternatives = keys(playbook.alternatives(), Alternative::key);
        this.criteria = keys(playbook.criteria(), Criterion::key);
        this.evidence = keys(edition.evidence(), Evidence::key);
    }

    List<Fault> faults() {
        names();
        duplicates();
        playbook.alternatives().forEach(this::alternative);
        playbook.criteria().forEach(this::criterion);
        IntStream.range(0, playbook.questions().size()).forEach(this::question);
        playbook.useCases().forEach(this::useCase);
        playbook.resources()
                .forEach(
                        resource -> evidence("resources[%s].evidence".formatted(resource.name()), resource.evidence()));
        edition.evidence().forEach(this::source);
        edition.claims().forEach(this::claim);
        edition.samples().forEach(this::sample);
        new GuidanceCheck(this).check(edition.guidance());
        return faults;
    }

    /** Keys stand in addresses and in the database. */
    private void names() {
        name("key", playbook.key());
        if (playbook.version().length() > LONGEST_VERSION) {
            fault("version", "is longer than %d characters".formatted(LONGEST_VERSION));
        }
        playbook.alternatives().forEach(known -> name("alternatives[%s].key".formatted(known.key()), known.key()));
        playbook.criteria().forEach(known -> name("criteria[%s].key".formatted(known.key()), known.key()));
        for (Question question : playbook.questions()) {
            String where = "questions[%s]".formatted(question.key());
            name(where + ".key", question.key());
            question.choices()
                    .forEach(choice -> name("%s.choices[%s].key".formatted(where, choice.key()), choice.key()));
        }
    }

    void name(String where, String key) {
        if (!KEY.matcher(key).matches()) {
            fault(where, NO_KEY);
        }
    }

    private void duplicates() {
        duplicates("alternatives", playbook.alternatives(), Alternative::key);
        duplicates("groups", playbook.groups(), Playbook.Group::key);
        duplicates("criteria", playbook.criteria(), Criterion::key);
        duplicates("sections", playbook.sections(), Playbook.Section::key);
        duplicates("questions", playbook.questions(), Question::key);
        duplicates("use-cases", playbook.useCases(), UseCase::key);
        for (Question question : playbook.questions()) {
            duplicates("questions[%s].choices".formatted(question.key()), question.choices(), Choice::key);
        }
        repeated(edition.evidence(), Evidence::key)
                .forEach(key -> faults.add(new Fault("evidence.json", key, "stands there more than once")));
    }

    <T> void duplicates(String where, List<T> values, Function<T, String> key) {
        repeated(values, key).forEach(twice -> fault(where, "the key %s stands there more than once".formatted(twice)));
    }

    private static <T> Set<String> repeated(List<T> values, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        return values.stream().map(key).filter(k -> !seen.add(k)).collect(Collectors.toSet());
    }

    private void alternative(Alternative alternative) {
        for (String part : alternative.madeOf()) {
            if (!alternatives.contains(part) || part.equals(alternative.key())) {
                fault("alternatives[%s].made-of".formatted(alternative.key()), "names no other alternative: " + part);
            }
        }
    }

    private void criterion(Criterion criterion) {
        String where = "criteria[%s]".formatted(criterion.key());
        if (!keys(playbook.groups(), Playbook.Group::key).contains(criterion.group())) {
            fault(where + ".group", "unknown group " + criterion.group());
        }
        alternatives(where + ".performance", criterion.performance().keySet());
        for (String alternative : alternatives) {
            if (!criterion.performance().containsKey(alternative)) {
                fault(where + ".performance", "judges no " + alternative);
            }
        }
        evidence(where + ".evidence", criterion.evidence());
    }

    private void question(int position) {
        Question question = playbook.questions().get(position);
        String where = "questions[%s]".formatted(question.key());
        if (!keys(playbook.sections(), Playbook.Section::key).contains(question.section())) {
            fault(where + ".section", "unknown section " + question.section());
        }
        conditions(where + ".asked-when", question.askedWhen(), position);
        for (Choice choice : question.choices()) {
            String here = "%s.choices[%s]".formatted(where, choice.key());
            criteria(here + ".points", choice.points().keySet());
            criteria(here + ".performance", choice.performance().keySet());
            criteria(here + ".shifts", choice.shifts().keySet());
            choice.performance()
                    .forEach((criterion, judged) -> alternatives(here + ".performance." + criterion, judged.keySet()));
            choice.shifts()
                    .forEach((criterion, shifted) -> alternatives(here + ".shifts." + criterion, shifted.keySet()));
            choice.excludes().forEach(excluded -> alternatives(here + ".excludes", Set.of(excluded.alternative())));
        }
    }

    private void useCase(UseCase useCase) {
        String where = "use-cases[%s]".formatted(useCase.key());
        alternatives(where + ".favours", Set.of(useCase.favours()));
        conditions(where + ".when", useCase.when());
        evidence(where + ".evidence", useCase.evidence());
    }

    /** Conditions may name only questions before this position: whatever names a later one could go round in a circle. */
    void conditions(String where, Map<String, List<String>> conditions) {
        conditions(where, conditions, playbook.questions().size());
    }

    private void conditions(String where, Map<String, List<String>> conditions, int before) {
        conditions.forEach((key, allowed) -> {
            int position = position(key);
            if (position < 0) {
                fault(where, "names the missing question " + key);
            } else if (position >= before) {
                fault(where, "cyclic: names %s, which is not asked before it".formatted(key));
            } else {
                Question named = playbook.questions().get(position);
                allowed.stream()
                        .filter(choice -> named.choice(choice).isEmpty())
                        .forEach(choice -> fault(where, "%s has no choice %s".formatted(key, choice)));
            }
            if (allowed.isEmpty()) {
                fault(where, "allows no choice of " + key);
            }
        });
    }

    private int position(String question) {
        return playbook.questions().stream().map(Question::key).toList().indexOf(question);
    }

    private void source(Evidence source) {
        if (!KEY.matcher(String.valueOf(source.key())).matches()) {
            faults.add(new Fault("evidence.json", String.valueOf(source.key()), NO_KEY));
        }
        if (!Evidence.NEUTRAL.equals(source.favours()) && !alternatives.contains(source.favours())) {
            faults.add(new Fault("evidence.json", source.key(), "favours the unknown alternative " + source.favours()));
        }
        if (source.url() == null || !source.url().matches("https?://\\S+")) {
            faults.add(new Fault("evidence.json", source.key(), "has no web address"));
        }
        if (!STRENGTHS.contains(String.valueOf(source.strength()))) {
            faults.add(new Fault("evidence.json", source.key(), "has no strength that is known: " + source.strength()));
        }
        there(source, "claim", source.claim());
        there(source, "source", source.source());
        there(source, "publisher", source.publisher());
        there(source, "date", source.date());
        there(source, "limits", source.limits());
        there(source, "as-of", source.asOf());
        if (source.reviewBy() != null && !MONTH.matcher(source.reviewBy()).matches()) {
            faults.add(new Fault(
                    "evidence.json",
                    source.key(),
                    "has a review-by that is no month such as 2027-03: " + source.reviewBy()));
        }
    }

    private void there(Evidence source, String field, String text) {
        if (text == null || text.isBlank()) {
            faults.add(new Fault("evidence.json", String.valueOf(source.key()), "has no " + field));
        }
    }

    private void claim(Claim claim) {
        for (String key : claim.evidence()) {
            if (!evidence.contains(key)) {
                faults.add(new Fault("claims.json", "claim " + claim.number(), "missing evidence " + key));
            }
        }
    }

    private void sample(Sample sample) {
        sample.answers().forEach((question, choice) -> {
            boolean known = playbook.question(question)
                    .filter(named -> Answers.UNKNOWN.equals(choice)
                            || named.choice(choice).isPresent())
                    .isPresent();
            if (!known) {
                faults.add(new Fault("samples.json", question, "has no choice " + choice));
            }
        });
    }

    void alternatives(String where, Set<String> named) {
        named.stream()
                .filter(key -> !alternatives.contains(key))
                .forEach(key -> fault(where, "unknown alternative " + key));
    }

    void criteria(String where, Set<String> named) {
        named.stream().filter(key -> !criteria.contains(key)).forEach(key -> fault(where, "unknown criterion " + key));
    }

    void evidence(String where, List<String> named) {
        named.stream().filter(key -> !evidence.contains(key)).forEach(key -> fault(where, "missing evidence " + key));
    }

    void fault(String key, String words) {
        faults.add(new Fault(file, key, words));
    }

    private static <T> Set<String> keys(List<T> values, Function<T, String> key) {
        return values.stream().map(key).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}

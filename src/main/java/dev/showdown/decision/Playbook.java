package dev.showdown.decision;

import java.util.List;
import java.util.Optional;

/// Everything the model knows about one kind of decision: what to choose between, what matters, what to ask, and what
/// each answer does. It is data: nothing in the model knows the name of an alternative, a criterion or a question.
///
/// References between the parts are checked by whoever reads a playbook; this record only holds them.
///
/// @param key unique among playbooks
/// @param version of this playbook's content; a version never changes
/// @param title of the decision, as a short question
/// @param question what a team asks when it uses this playbook
/// @param summary what is compared, in a sentence or two
/// @param alternatives two or more, in the order in which they are always shown
/// @param groups of criteria, in order
/// @param criteria what matters
/// @param sections of the questionnaire, in order
/// @param questions in the order in which they are asked
/// @param useCases kinds of project that common advice speaks about
/// @param resources where the common advice sends its readers, and what became of it
/// @param thresholds of the verdict
public record Playbook(
        String key,
        String version,
        String title,
        String question,
        String summary,
        List<Alternative> alternatives,
        List<Group> groups,
        List<Criterion> criteria,
        List<Section> sections,
        List<Question> questions,
        List<UseCase> useCases,
        List<Resource> resources,
        Thresholds thresholds) {

    public Playbook {
        Require.text(key, "key");
        Require.text(version, "version");
        Require.text(title, "title");
        Require.text(question, "question");
        summary = Require.orEmpty(summary);
        alternatives = Require.orEmpty(alternatives);
        groups = Require.orEmpty(groups);
        criteria = Require.orEmpty(criteria);
        sections = Require.orEmpty(sections);
        questions = Require.orEmpty(questions);
        useCases = Require.orEmpty(useCases);
        resources = Require.orEmpty(resources);
        Require.that(alternatives.size() >= 2, "a playbook needs at least two alternatives");
        Require.that(!criteria.isEmpty(), "a playbook needs criteria");
        Require.that(!sections.isEmpty(), "a playbook needs sections");
        Require.that(!questions.isEmpty(), "a playbook needs questions");
        Require.that(thresholds != null, "a playbook needs thresholds");
    }

    public Optional<Question> question(String questionKey) {
        return questions.stream().filter(q -> q.key().equals(questionKey)).findFirst();
    }

    public Optional<Criterion> criterion(String criterionKey) {
        return criteria.stream().filter(c -> c.key().equals(criterionKey)).findFirst();
    }

    public Optional<Alternative> alternative(String alternativeKey) {
        return alternatives.stream().filter(a -> a.key().equals(alternativeKey)).findFirst();
    }

    /// Criteria that are listed together.
    public record Group(String key, String name) {

        public Group {
            Require.text(key, "key");
            Require.text(name, "name");
        }
    }

    /// Questions that are asked together.
    public record Section(String key, String title, String intro) {

        public Section {
            Require.text(key, "key");
            Require.text(title, "title");
            intro = Require.orEmpty(intro);
        }
    }

    /// A place that the common advice names, with what was found there.
    public record Resource(String name, String finding, List<String> evidence) {

        public Resource {
            Require.text(name, "name");
            finding = Require.orEmpty(finding);
            evidence = Require.orEmpty(evidence);
        }
    }
}

package dev.showdown.report;

import java.util.Comparator;
import java.util.List;

import dev.showdown.decision.Criterion;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.playbook.Claim;
import dev.showdown.playbook.Evidence;

/**
 * Every source behind the criteria that carried weight, and the article checked claim by claim (section 10 of a
 * report).
 *
 * @param criteria that carried weight, heaviest first
 * @param claims of the article
 * @param resources that the article recommends
 */
public record Ledger(List<Weighed> criteria, List<Checked> claims, List<Place> resources) {

    /** A criterion with its judgements' reasons and sources. */
    public record Weighed(
            String name,
            String weight,
            String definition,
            String rationale,
            List<Evidence> evidence,
            List<Judged> judged) {}

    /** A judgement in figures. */
    public record Judged(String alternative, int place, String low, String likely, String high) {}

    /** A claim of the article with the sources it was checked against. */
    public record Checked(int number, String claim, String verdict, String because, List<Evidence> evidence) {}

    /** A place that the article names. */
    public record Place(String name, String finding, List<Evidence> evidence) {}

    static Ledger of(ReportSource source) {
        return new Ledger(
                source.result().criteria().stream()
                        .filter(criterion -> criterion.weight() > 0)
                        .sorted(Comparator.comparingDouble(criterion -> -criterion.weight()))
                        .map(criterion -> weighed(source, criterion))
                        .toList(),
                source.edition().claims().stream()
                        .map(claim -> checked(source, claim))
                        .toList(),
                source.edition().playbook().resources().stream()
                        .map(resource -> new Place(
                                resource.name(),
                                resource.finding(),
                                source.edition().evidence(resource.evidence())))
                        .toList());
    }

    private static Weighed weighed(ReportSource source, CriterionResult result) {
        Criterion criterion =
                source.edition().playbook().criterion(result.key()).orElseThrow();
        return new Weighed(
                criterion.name(),
                Figures.share(result.weight()),
                criterion.definition(),
                criterion.rationale(),
                source.edition().evidence(criterion.evidence()),
                judged(source, result));
    }

    /** How the alternatives do on a criterion, in the playbook's order: what was stored comes back in any. */
    static List<Judged> judged(ReportSource source, CriterionResult result) {
        return result.performance().entrySet().stream()
                .sorted(Comparator.comparingInt(judged -> source.place(judged.getKey())))
                .map(judged -> new Judged(
                        source.alternative(judged.getKey()),
                        source.place(judged.getKey()),
                        Figures.value(judged.getValue().low()),
                        Figures.value(judged.getValue().likely()),
                        Figures.value(judged.getValue().high())))
                .toList();
    }

    private static Checked checked(ReportSource source, Claim claim) {
        return new Checked(
                claim.number(),
                claim.claim(),
                claim.verdict(),
                claim.because(),
                source.edition().evidence(claim.evidence()));
    }
}

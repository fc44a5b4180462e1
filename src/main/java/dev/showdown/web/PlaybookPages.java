package dev.showdown.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Evidence;
import dev.showdown.playbook.Playbooks;

/** What is known: the playbooks, what they compare, and every source behind them. */
@Path("/")
@PermitAll
public class PlaybookPages {

    private final Playbooks playbooks;
    private final Clock clock;

    PlaybookPages(Playbooks playbooks, Clock clock) {
        this.playbooks = playbooks;
        this.clock = clock;
    }

    public record ListView(List<Playbook> playbooks) {}

    public record PlaybookView(Playbook playbook, int sources, PlaybookLinks links) {}

    /** @param counted how many sources there are and how many are due for review, in words */
    public record EvidenceView(
            PlaybookLinks links, List<Criterion> criteria, List<Entry> entries, List<Claim> claims, String counted) {}

    public record Criterion(String key, String name, String rationale, List<Evidence> evidence) {}

    /**
     * A source.
     *
     * @param speaksFor which side it is on, as a sentence
     * @param usedFor names of the criteria that rest on it
     * @param due that it is due for review, in words; empty when it is not
     */
    public record Entry(Evidence evidence, String speaksFor, List<String> usedFor, String due) {}

    public record Claim(String claim, String verdict, String because, List<Evidence> evidence) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(ListView view);

        static native TemplateInstance playbook(PlaybookView view);

        static native TemplateInstance evidence(EvidenceView view);
    }

    @GET
    @Path("playbooks")
    @Produces(Html.TYPE)
    public TemplateInstance list() {
        return Templates.list(
                new ListView(playbooks.offered().stream().map(Edition::playbook).toList()));
    }

    @GET
    @Path("playbooks/{key}")
    @Produces(Html.TYPE)
    public TemplateInstance playbook(@RestPath String key, @RestQuery String version) {
        Edition edition = playbooks.named(key, version);
        return Templates.playbook(
                new PlaybookView(edition.playbook(), edition.evidence().size(), PlaybookLinks.of(playbooks, edition)));
    }

    @GET
    @Path("playbooks/{key}/evidence")
    @Produces(Html.TYPE)
    public TemplateInstance evidence(@RestPath String key, @RestQuery String version) {
        Edition edition = playbooks.named(key, version);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Templates.evidence(new EvidenceView(
                PlaybookLinks.of(playbooks, edition),
                edition.playbook().criteria().stream()
                        .map(criterion -> new Criterion(
                                criterion.key(),
                                criterion.name(),
                                criterion.rationale(),
                                edition.evidence(criterion.evidence())))
                        .toList(),
                edition.evidence().stream()
                        .map(source -> entry(edition.playbook(), source, today))
                        .toList(),
                edition.claims().stream()
                        .map(claim -> new Claim(
                                claim.claim(), claim.verdict(), claim.because(), edition.evidence(claim.evidence())))
                        .toList(),
                counted(edition, today)));
    }

    private static Entry entry(Playbook playbook, Evidence source, LocalDate today) {
        return new Entry(
                source,
                playbook.alternative(source.favours())
                        .map(side -> "Speaks for %s.".formatted(side.name()))
                        .orElse("Speaks for no side."),
                playbook.criteria().stream()
                        .filter(criterion -> criterion.evidence().contains(source.key()))
                        .map(criterion -> criterion.name())
                        .toList(),
                source.dueOn(today));
    }

    private static String counted(Edition edition, LocalDate today) {
        int sources = edition.evidence().size();
        return "There %s. %s"
                .formatted(
                        sources == 1 ? "is one source" : "are %d sources".formatted(sources), review(edition, today));
    }

    /** How much of the evidence should be looked at again, in a sentence. */
    static String review(Edition edition, LocalDate today) {
        long due = edition.evidence().stream()
                .filter(source -> source.isDueOn(today))
                .count();
        if (due == 0) {
            return "None is due for review.";
        }
        return due == 1 ? "One is due for review." : "%d are due for review.".formatted(due);
    }
}

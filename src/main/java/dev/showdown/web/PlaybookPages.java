package dev.showdown.web;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestPath;

import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Claim;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Evidence;
import dev.showdown.playbook.Playbooks;

/** What is known: the playbooks, what they compare, and every source behind them. */
@Path("/")
@PermitAll
public class PlaybookPages {

    private final Playbooks playbooks;

    PlaybookPages(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    public record ListView(List<Playbook> playbooks) {}

    public record PlaybookView(Playbook playbook, int sources) {}

    public record EvidenceView(
            Playbook playbook, List<Criterion> criteria, List<Evidence> evidence, List<Claim> claims) {}

    public record Criterion(String key, String name, String rationale, List<Evidence> evidence) {}

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
    public TemplateInstance playbook(@RestPath String key) {
        Edition edition = playbooks.offered(key);
        return Templates.playbook(
                new PlaybookView(edition.playbook(), edition.evidence().size()));
    }

    @GET
    @Path("playbooks/{key}/evidence")
    @Produces(Html.TYPE)
    public TemplateInstance evidence(@RestPath String key) {
        Edition edition = playbooks.offered(key);
        List<Criterion> criteria = edition.playbook().criteria().stream()
                .map(criterion -> new Criterion(
                        criterion.key(),
                        criterion.name(),
                        criterion.rationale(),
                        edition.evidence(criterion.evidence())))
                .toList();
        return Templates.evidence(new EvidenceView(edition.playbook(), criteria, edition.evidence(), edition.claims()));
    }
}

package dev.showdown.api;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.api.Paging.Part;
import dev.showdown.decision.Alternative;
import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;
import dev.showdown.system.http.Api;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.NeedsNoScope;

/** What is known. */
@Path(Api.ROOT)
@Tag(name = "Playbooks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class PlaybookResource {

    private final Playbooks playbooks;
    private final BaseAddress base;

    PlaybookResource(Playbooks playbooks, BaseAddress base) {
        this.playbooks = playbooks;
        this.base = base;
    }

    @Schema(name = "PlaybookList")
    public record Listing(List<Listed> data, Paging.Meta meta) {}

    @Schema(name = "PlaybookSummary")
    public record Listed(
            String key,
            String version,
            String title,
            String summary,
            List<AlternativeName> alternatives,
            Links links) {}

    public record AlternativeName(String key, String name) {}

    @Schema(name = "PlaybookLinks")
    public record Links(String self) {}

    @GET
    @Path("playbooks")
    @NeedsNoScope
    @Operation(
            operationId = "listPlaybooks",
            summary = "List the playbooks",
            description = "The preferred one comes first.")
    @APIResponse(
            responseCode = "200",
            description = "The playbooks",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @APIResponse(responseCode = "422", description = "There is no such part")
    public RestResponse<Listing> list(@RestQuery String limit, @RestQuery String cursor) {
        List<Edition> offered = playbooks.offered();
        Part<Edition> part = Paging.of(limit, cursor).part(offered, edition -> Paging.at(offered.indexOf(edition) + 1));
        return Paging.answer(
                new Listing(part.data().stream().map(this::listed).toList(), part.meta()),
                part.meta(),
                base.link(Api.ROOT + "/playbooks"));
    }

    @GET
    @Path("playbooks/{key}")
    @NeedsNoScope
    @Operation(
            operationId = "getPlaybook",
            summary = "Read a playbook",
            description =
                    "Everything the model works with and the wizard asks, with every source and every checked claim.")
    @APIResponse(
            responseCode = "200",
            description = "The playbook",
            content = @Content(schema = @Schema(implementation = Edition.class)))
    @APIResponse(responseCode = "404", description = "There is no such playbook")
    public Edition read(@RestPath @Parameter(example = "node-vs-python") String key) {
        return playbooks.offered(key);
    }

    private Listed listed(Edition edition) {
        Playbook playbook = edition.playbook();
        return new Listed(
                playbook.key(),
                playbook.version(),
                playbook.title(),
                playbook.summary(),
                playbook.alternatives().stream().map(PlaybookResource::name).toList(),
                new Links(base.link(Api.ROOT + "/playbooks/" + playbook.key())));
    }

    private static AlternativeName name(Alternative alternative) {
        return new AlternativeName(alternative.key(), alternative.name());
    }
}

package dev.showdown.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.account.Caller;
import dev.showdown.report.export.WorkspaceExports;
import dev.showdown.system.http.Visit;

/** A whole workspace to take away. */
@Path("/")
@PermitAll
public class WorkspaceExportPages {

    private final WorkspaceExports exports;
    private final Visit visit;

    WorkspaceExportPages(WorkspaceExports exports, Visit visit) {
        this.exports = exports;
        this.visit = visit;
    }

    @GET
    @Path("workspaces/{slug}/export")
    public RestResponse<StreamingOutput> export(@RestPath String slug) {
        Caller.SignedIn owner = visit.person();
        exports.begin(owner, slug);
        StreamingOutput file = out -> exports.write(owner, slug, out);
        return RestResponse.ResponseBuilder.ok(file)
                .header("Content-Type", "application/json")
                .header("Content-Disposition", "attachment; filename=\"" + WorkspaceExports.fileName(slug) + "\"")
                .build();
    }
}

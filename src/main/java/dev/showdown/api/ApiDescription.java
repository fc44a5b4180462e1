package dev.showdown.api;

import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the documentation says of the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Showdown",
                        version = "1",
                        description = "Describe a project, get a recommendation that argues and admits doubt, share it."
                                + " Everything that the pages do for one team, for programs.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        tags = {
            @Tag(name = "Playbooks", description = "What is known: alternatives, criteria, questions and evidence."),
            @Tag(name = "Evaluations", description = "One call from answers to result; nothing is stored."),
            @Tag(name = "Assessments", description = "A decision being made, and its answers."),
            @Tag(name = "Teams", description = "Several people answer, reveal, discuss and decide."),
            @Tag(name = "Reports", description = "Published snapshots, and links to them.")
        })
@SecurityScheme(
        securitySchemeName = ApiDescription.EDIT_KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The edit key of an assessment (sde_...), returned once by the call that created it, or for one"
                + " participant's own part the key that joining returned (sda_...).")
public class ApiDescription extends Application {

    static final String EDIT_KEY = "editKey";
}

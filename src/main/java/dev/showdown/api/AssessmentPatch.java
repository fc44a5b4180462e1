package dev.showdown.api;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.Text;

/** What a merge patch may hold: what is left out stays, which null does not say. */
@Schema(name = "AssessmentPatch")
public record AssessmentPatch(
        @Schema(implementation = String.class, maxLength = Text.TITLE_LIMIT)
        JsonNode title,

        @Schema(
                implementation = String.class,
                nullable = true,
                maxLength = Text.CONTEXT_LIMIT,
                description = "null to clear it.")
        JsonNode context,

        @Schema(
                enumeration = {AssessmentBody.OPEN, AssessmentBody.CLOSED},
                description = "Whether the present round takes answers.")
        String answering,

        @Schema(
                implementation = Instant.class,
                nullable = true,
                description = "After it the present round takes no answers; null for none.")
        JsonNode deadline) {}

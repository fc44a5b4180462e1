package dev.showdown.api;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.assessment.Member;

/** Somebody who takes part. */
@Schema(name = "Participant")
public record ParticipantBody(
        UUID id,
        String name,

        @Schema(enumeration = {"facilitator", "participant", "adviser"})
        String role,

        @Schema(
                enumeration = {"self", "facilitator"},
                description = "Who gives the answers.")
        String enteredBy,

        @Schema(description = "Whether they have submitted in the present round.")
        boolean submitted,

        @Schema(description = "Whether it is the caller.") boolean own) {

    static ParticipantBody of(Member member) {
        String role = member.isCreator() ? "facilitator" : member.isAdviser() ? "adviser" : "participant";
        return new ParticipantBody(
                member.id(), member.name(), role, member.enteredBy(), member.submitted(), member.own());
    }
}

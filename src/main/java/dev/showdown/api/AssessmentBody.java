package dev.showdown.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Journey;
import dev.showdown.assessment.Teams;
import dev.showdown.decision.Playbook;

/** An assessment as the caller sees it. */
@Schema(name = "Assessment")
public record AssessmentBody(
        UUID id,
        String title,
        String context,

        @Schema(enumeration = {"draft", "answering", "revealed", "decided", "archived"})
        String status,

        PlaybookName playbook,

        @Schema(description = "Whether a team's answers are shown without names; settled at the start.")
        boolean anonymous,

        @Schema(description = "The present round, from 1.") int round,
        @Schema(enumeration = {OPEN, CLOSED}) String answering,

        @Schema(nullable = true, description = "After it the present round takes no answers; null for none.")
        Instant deadline,

        @Schema(description = "Who takes part; without names, only the caller.")
        List<ParticipantBody> participants,

        People people,
        Progress progress,
        Instant createdAt,

        @Schema(
                nullable = true,
                description = "When guest work is deleted unless somebody opens it before; null in a team's workspace.")
        Instant removedAfter,

        @Schema(
                nullable = true,
                description = "Opens this assessment. Told once, when it is created without a workspace's token; else"
                        + " null.")
        String editKey,

        Links links) {

    static final String OPEN = "open";
    static final String CLOSED = "closed";

    @Schema(name = "PlaybookName")
    public record PlaybookName(String key, String version) {}

    @Schema(description = "How many have joined, and how many of them have submitted in the present round.")
    public record People(int joined, int submitted) {}

    @Schema(description = "Questions on the caller's own route, and how many of them the caller has answered.")
    public record Progress(int answered, int questions) {}

    @Schema(name = "AssessmentLinks")
    public record Links(
            String self,
            String answers,
            String participants,
            String evaluation,
            String reports,

            @Schema(
                    nullable = true,
                    description = "Page that opens the assessment in a browser as whoever asks; null in a workspace,"
                            + " where members sign in.")
            String resume) {}

    /**
     * @param guest whether it is the work of a guest, which is deleted when nobody opens it
     * @param editKey opens this assessment from now on; null unless it has just been made
     */
    static AssessmentBody of(Teams.Team team, boolean guest, String self, String resume, String editKey) {
        AssessmentView view = team.assessment();
        Playbook playbook = view.edition().playbook();
        Journey journey = view.journey();
        return new AssessmentBody(
                view.id(),
                view.title(),
                view.context(),
                view.status().toString(),
                new PlaybookName(playbook.key(), playbook.version()),
                view.team().anonymous(),
                view.round(),
                view.team().open() ? OPEN : CLOSED,
                view.team().deadline().orElse(null),
                team.members().stream().map(ParticipantBody::of).toList(),
                new People(team.joined(), team.submitted()),
                new Progress(journey.answered(), journey.route().size()),
                view.createdAt(),
                guest ? view.removedAfter() : null,
                editKey,
                new Links(
                        self,
                        self + "/answers",
                        self + "/participants",
                        self + "/evaluation",
                        self + "/reports",
                        resume));
    }
}

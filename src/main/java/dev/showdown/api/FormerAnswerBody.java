package dev.showdown.api;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.showdown.assessment.FormerAnswers.Former;

/** What an answer was before it was replaced or taken back. */
@Schema(name = "FormerAnswer")
public record FormerAnswerBody(
        UUID id, int round, String question, String choice, String note, Instant answeredAt, Instant replacedAt) {

    static FormerAnswerBody of(Former former) {
        return new FormerAnswerBody(
                former.id(),
                former.round(),
                former.question(),
                former.choice(),
                former.note(),
                former.answeredAt(),
                former.replacedAt());
    }
}

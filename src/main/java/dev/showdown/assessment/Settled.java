package dev.showdown.assessment;

import java.time.Instant;

/**
 * An answer that the team has agreed on: it stands in place of everybody's.
 *
 * @param reason why; may be empty
 * @param settledBy name of whoever wrote it down
 * @param version counts the settlements of this question from 1
 */
public record Settled(
        String question, String choice, String reason, String settledBy, Instant settledAt, int version) {}

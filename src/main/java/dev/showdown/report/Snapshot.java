package dev.showdown.report;

import java.time.Instant;
import java.util.UUID;

/**
 * What a list of published reports shows of each.
 *
 * @param number counts an assessment's reports from 1
 * @param verdict as a word
 * @param leader key of the leading alternative; null if nothing fits
 */
public record Snapshot(
        UUID id, UUID assessment, int number, String title, String verdict, String leader, Instant publishedAt) {}

package dev.showdown.report;

/**
 * A published report, ready to be shown or sent.
 *
 * @param snapshot which one
 * @param source what it was made from
 */
public record Published(Snapshot snapshot, ReportSource source) {}

package dev.showdown.report.export;

/** A report in one format. */
public record Export(Format format, byte[] content) {}

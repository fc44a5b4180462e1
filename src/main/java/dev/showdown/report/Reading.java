package dev.showdown.report;

import java.time.LocalDate;

/**
 * When a report is read, and what is known then.
 *
 * @param day on which it is read
 * @param offered whether its version of the playbook is still the one that new assessments get
 */
public record Reading(LocalDate day, boolean offered) {}

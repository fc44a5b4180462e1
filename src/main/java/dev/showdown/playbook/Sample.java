package dev.showdown.playbook;

import java.util.Map;

/**
 * A described project that shows what a report looks like.
 *
 * @param playbook key of the playbook it belongs to
 * @param title of the imagined decision
 * @param context what is to be decided, in a sentence or two
 * @param answers question to choice
 */
public record Sample(String playbook, String title, String context, Map<String, String> answers) {}

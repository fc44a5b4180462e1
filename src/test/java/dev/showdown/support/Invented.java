package dev.showdown.support;

import java.nio.file.Path;

import dev.showdown.playbook.Edition;
import dev.showdown.playbook.PlaybookReader;

/// The two invented playbooks that stand beside the built-in one in every test run.
public final class Invented {

    private static final Path FOLDER = Path.of("src", "test", "resources", "playbooks");

    public static final Edition TWO = PlaybookReader.read(FOLDER.resolve("two"), "ferry-or-bridge.yaml");
    public static final Edition FIVE = PlaybookReader.read(FOLDER.resolve("five"), "office-move.yaml");

    private Invented() {}
}

package dev.showdown.system.database;

/// What is to be done should the process be ended before its work is.
final class Hooks {
    private Hooks() {}

    /// @return false when the process is ending, so that the hook runs by itself
    static boolean forgotten(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return false;
        }
    }
}

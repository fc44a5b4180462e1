package dev.showdown.system.database;

import java.util.List;
import java.util.stream.Collectors;

/// A table as a backup sees it.
///
/// @param columns those that are not computed from others
/// @param order by which its rows stand in the same order on every server, as SQL
record Table(String name, List<String> columns, String order) {
    /// Text, in which each row is a line.
    private static final String FORMAT = " (format text, encoding 'UTF8')";

    /// @param some of its columns
    String copyOut(List<String> some) {
        return "copy (select " + listed(some) + " from " + quoted(name) + " order by " + order + ") to stdout" + FORMAT;
    }

    String copyIn(List<String> some) {
        return "copy " + quoted(name) + " (" + listed(some) + ") from stdin" + FORMAT;
    }

    private static String listed(List<String> columns) {
        return columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

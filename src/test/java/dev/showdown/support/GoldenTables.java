package dev.showdown.support;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/// Reads the lists and tables of golden cases.
public final class GoldenTables {

    private GoldenTables() {}

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public static List<String> names(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    public static double[] row(JsonNode array) {
        return stream(array).mapToDouble(JsonNode::asDouble).toArray();
    }

    public static double[][] rows(JsonNode array) {
        return stream(array).map(GoldenTables::row).toArray(double[][]::new);
    }

    public static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }
}

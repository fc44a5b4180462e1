package dev.showdown.system.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Backups that were tampered with, each a whole archive that no checksum of its own gives away.
final class Archives {
    private Archives() {}

    static Map<String, String> entries(Path file) {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static Path write(Map<String, String> entries, Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static Path withTable(Path original, String table, UnaryOperator<String> rows, Path file) {
        Map<String, String> entries = entries(original);
        entries.computeIfPresent("tables/" + table + ".copy", (name, old) -> rows.apply(old));
        return write(entries, file);
    }

    static Path withManifest(Path original, java.util.function.Consumer<ObjectNode> change, Path file)
            throws IOException {
        Map<String, String> entries = entries(original);
        ObjectNode manifest = (ObjectNode) Backup.JSON.readTree(entries.get(Backup.MANIFEST));
        change.accept(manifest);
        entries.put(Backup.MANIFEST, Backup.JSON.writeValueAsString(manifest));
        return write(entries, file);
    }

    /// The rows changed, and the manifest made to agree with them.
    static Path forged(Path original, String table, UnaryOperator<String> rows, Path file) throws IOException {
        Path changed = withTable(original, table, rows, file.resolveSibling("rows-of-" + file.getFileName()));
        Measured measured = new Measured(java.io.OutputStream.nullOutputStream());
        byte[] bytes = entries(changed).get("tables/" + table + ".copy").getBytes(StandardCharsets.UTF_8);
        measured.write(bytes, 0, bytes.length);
        return withManifest(
                changed,
                manifest -> manifest.withArray("tables").forEach(entry -> {
                    if (entry.path("name").asText().equals(table)) {
                        Manifest.Copied copied = measured.of(table, java.util.List.of());
                        ((ObjectNode) entry).put("rows", copied.rows()).put("sha256", copied.sha256());
                    }
                }),
                file);
    }
}

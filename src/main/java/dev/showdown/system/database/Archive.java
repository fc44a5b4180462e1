package dev.showdown.system.database;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;

/// A backup, read and checked from its first byte to its last before anything is restored from it.
final class Archive implements AutoCloseable {
    private static final int LARGEST_MANIFEST = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BackupFailed("There is no file " + file + ".");
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                Archive archive = new Archive(file, zip, manifest(file, zip));
                archive.check();
                return archive;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (FileSystemException | FileNotFoundException e) {
            throw BackupFailed.of(file, e);
        } catch (IOException e) {
            throw damaged(file, e.getMessage() == null ? "it ends too early" : e.getMessage(), e);
        }
    }

    private static BackupFailed damaged(Path file, String why, Exception cause) {
        return new BackupFailed(
                "The file " + file + " is no backup, or is damaged (" + why + "); nothing was restored. Use another.",
                cause);
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw damaged(file, "its manifest is missing", null);
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(LARGEST_MANIFEST);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.getCrc()) {
            throw damaged(file, "its manifest was changed", null);
        }
        try {
            JsonNode tree = Backup.JSON.readTree(bytes);
            if (!tree.path("format").isInt()) {
                throw damaged(file, "its manifest is none of ours", null);
            }
            int format = tree.path("format").intValue();
            if (format != Manifest.FORMAT) {
                throw new BackupFailed("The file " + file + " has format " + format + ", and this release reads format "
                        + Manifest.FORMAT + "; use the release that wrote it, or a newer one.");
            }
            return Backup.JSON.treeToValue(tree, Manifest.class);
        } catch (JacksonException e) {
            throw damaged(file, "its manifest cannot be read", e);
        }
    }

    private void check() throws IOException {
        Set<String> named =
                manifest.tables().stream().map(Manifest.Copied::entry).collect(Collectors.toCollection(TreeSet::new));
        named.add(Backup.MANIFEST);
        Set<String> found = zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        if (!named.equals(found)) {
            throw damaged(file, "it holds other tables than it names", null);
        }
        for (Manifest.Copied table : manifest.tables()) {
            Measured measured = new Measured(OutputStream.nullOutputStream());
            try (InputStream rows = rows(table)) {
                rows.transferTo(measured);
            }
            if (!measured.of(table.name(), table.columns()).equals(table)) {
                throw damaged(file, "the rows of " + table.name() + " were changed", null);
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream rows(Manifest.Copied table) throws IOException {
        return zip.getInputStream(zip.getEntry(table.entry()));
    }

    BackupFailed unreadable(IOException e) {
        return BackupFailed.of(file, e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw BackupFailed.of(file, e);
        }
    }
}

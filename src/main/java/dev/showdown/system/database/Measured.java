package dev.showdown.system.database;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Counts the lines that pass, and hashes them. Closing it leaves open what they pass to.
final class Measured extends OutputStream {
    private final OutputStream next;
    private final MessageDigest digest;
    private long lines;

    Measured(OutputStream next) {
        this.next = next;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        next.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        next.flush();
    }

    /// Asked once, when everything has passed.
    Manifest.Copied of(String name, java.util.List<String> columns) {
        return new Manifest.Copied(name, columns, lines, HexFormat.of().formatHex(digest.digest()));
    }
}

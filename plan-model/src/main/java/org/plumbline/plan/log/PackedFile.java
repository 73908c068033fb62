package org.plumbline.plan.log;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A file that may be compressed, by gzip or Zstandard, or written in UTF-16, which is handed out as UTF-8. Its first bytes say so, not
/// its name.
public final class PackedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    /// The system is asked through a buffer outside the heap of that size.
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Counted file;
    private final InputStream unpacked;
    private final boolean isPacked;
    private final long size;

    private PackedFile(Counted file, InputStream unpacked, boolean isPacked, long size) {
        this.file = file;
        this.unpacked = unpacked;
        this.isPacked = isPacked;
        this.size = size;
    }

    /// Opens it at its start.
    ///
    /// @throws IOException when the file cannot be read
    public static PackedFile open(Path path) throws IOException {
        long size = Files.size(path);
        var file = new Counted(Files.newInputStream(path));
        try {
            byte[] magic = file.readNBytes(Utf16.START);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), file);
            InputStream unpacked = unpacked(magic, whole);
            return new PackedFile(file, unpacked, unpacked != whole, size);
        } catch (IOException | RuntimeException | Error failure) {
            file.close();
            throw failure;
        }
    }

    /// Bytes that came from elsewhere, unpacked if they are packed.
    public static InputStream unpack(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(Utf16.START);
        return unpacked(magic, new SequenceInputStream(new ByteArrayInputStream(magic), in));
    }

    private static InputStream unpacked(byte[] magic, InputStream whole) throws IOException {
        if (magic.length == Utf16.START && magic[0] == 0x1F && (magic[1] & 0xFF) == 0x8B) {
            return new GZIPInputStream(new BufferedInputStream(whole, BUFFER), BUFFER);
        }
        if (magic.length == Utf16.START && magic[0] == 0x28 && (magic[1] & 0xFF) == 0xB5 && magic[2] == 0x2F && (magic[3] & 0xFF) == 0xFD) {
            return new ZstdInputStream(new BufferedInputStream(whole, BUFFER));
        }
        Optional<Charset> utf16 = Utf16.of(magic);
        return utf16.isPresent() ? Utf16.toUtf8(new BufferedInputStream(whole, BUFFER), utf16.get()) : whole;
    }

    /// What is in it, unpacked.
    public InputStream in() {
        return unpacked;
    }

    /// All that is in it, unpacked; before anything else was read of it.
    ///
    /// @throws IOException when it cannot be read
    public byte[] readAll() throws IOException {
        if (isPacked || size > Integer.MAX_VALUE - BUFFER) {
            return unpacked.readAllBytes();
        }
        // Of a known size: what is put together of pieces is there twice. The file may have grown or shrunk since.
        byte[] all = new byte[(int) size];
        int read = 0;
        int last = 0;
        while (last >= 0 && read < all.length) {
            last = unpacked.read(all, read, Math.min(all.length - read, MOST_AT_ONCE));
            read += Math.max(0, last);
        }
        byte[] more = unpacked.readAllBytes();
        byte[] whole = read + more.length == all.length ? all : Arrays.copyOf(all, read + more.length);
        System.arraycopy(more, 0, whole, read, more.length);
        return whole;
    }

    /// What is handed out is not what lies there: a place in it is found by reading from the start.
    public boolean isPacked() {
        return isPacked;
    }

    /// The file's own size in bytes, as it lies there.
    public long size() {
        return size;
    }

    /// How many of the file's own bytes have been read.
    public long position() {
        return file.count;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count += skipped;
            return skipped;
        }
    }
}

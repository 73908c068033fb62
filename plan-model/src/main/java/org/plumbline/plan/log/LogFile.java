package org.plumbline.plan.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// A log that lies in a file, compressed or not.
public record LogFile(Path path) {
    private static final int CHUNK = 1 << 18;

    /// Hears how far the reading of a file is.
    @FunctionalInterface
    public interface FileProgress {
        /// Called now and then; what it throws ends the reading.
        ///
        /// @param done bytes of the file, as it lies there
        void read(long done, long size);
    }

    /// Hands out every plan in it.
    ///
    /// @throws IOException when the file cannot be read
    public void read(LogSink sink, FileProgress progress) throws IOException {
        try (PackedFile file = PackedFile.open(path)) {
            LogReader.read(file.in(), sink, _ -> progress.read(file.position(), file.size()));
        }
    }

    /// One plan again. A compressed file is unpacked from its start for that.
    ///
    /// @return none where the file is not what it was
    /// @throws IOException when the file cannot be read
    public Optional<LogEntry> entry(LogEntry.Place place, FileProgress progress) throws IOException {
        try (PackedFile file = PackedFile.open(path)) {
            skip(file, place.offset(), progress);
            var found = new ArrayList<LogEntry>(1);
            LogReader.read(new Part(file.in(), place.length()), place.line(), entry -> {
                if (entry.place().offset() == 0) {
                    found.add(entry);
                }
            }, ReadProgress.NONE);
            return found.stream().findFirst();
        }
    }

    private static void skip(PackedFile file, long offset, FileProgress progress) throws IOException {
        if (!file.isPacked()) {
            file.in().skipNBytes(offset);
            return;
        }
        byte[] chunk = new byte[CHUNK];
        long left = offset;
        while (left > 0) {
            int read = file.in().read(chunk, 0, (int) Math.min(left, chunk.length));
            if (read < 0) {
                return;
            }
            left -= read;
            progress.read(file.position(), file.size());
        }
    }

    /// The first bytes of what is in it, for telling what it is.
    ///
    /// @throws IOException when the file cannot be read
    public byte[] start(int most) throws IOException {
        try (PackedFile file = PackedFile.open(path)) {
            return file.in().readNBytes(most);
        }
    }

    /// So many bytes of a stream.
    private static final class Part extends InputStream {
        private final InputStream in;
        private long left;

        Part(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}

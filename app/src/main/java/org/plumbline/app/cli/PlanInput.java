package org.plumbline.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.ui.text.LogText;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogKind;
import org.plumbline.plan.log.LogReader;
import org.plumbline.plan.log.LogSink;
import org.plumbline.plan.log.PackedFile;
import org.plumbline.plan.log.ReadProgress;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// One argument of a command: a file, or `-` for standard input; unpacked if it is packed.
record PlanInput(String file, InputStream standardInput) {
    private static final String STANDARD_INPUT = "-";

    /// What to do with the open stream.
    @FunctionalInterface
    interface Reading {
        void read(InputStream in) throws IOException, PlanParseException;
    }

    /// Every plan in it, or the reason why there are none. A log longer than a megabyte is never held as a whole.
    void read(ReadTaker taker) {
        open(in -> {
            byte[] start = in.readNBytes(LogKind.START);
            if (start.length == LogKind.START && LogKind.isLog(start)) {
                var entries = new Entries(file, taker);
                LogReader.read(new SequenceInputStream(new ByteArrayInputStream(start), in), entries, ReadProgress.NONE);
                if (entries.count == 0) {
                    taker.failed(new InputFailure(Optional.empty(), LogText.NO_PLANS));
                }
            } else {
                byte[] rest = in.readAllBytes();
                byte[] all = Arrays.copyOf(start, start.length + rest.length);
                System.arraycopy(rest, 0, all, start.length, rest.length);
                Analyzer.read(SourceText.of(name(), all)).forEach(taker::read);
            }
        }, taker);
    }

    /// Opens it; what goes wrong is told.
    void open(Reading reading, ReadTaker taker) {
        try (InputStream in = stream()) {
            reading.read(in);
        } catch (PlanParseException notAPlan) {
            taker.failed(new InputFailure(notAPlan.line(), notAPlan.sentence()));
        } catch (NoSuchFileException _) {
            failed(taker, "There is no such file.");
        } catch (AccessDeniedException _) {
            failed(taker, "This file may not be read by you: its permissions forbid it.");
        } catch (IOException unreadable) {
            failed(taker, "The file could not be read: " + unreadable.getMessage() + ".");
        } catch (OutOfMemoryError | StackOverflowError _) {
            failed(taker, "The input is too large to analyse in the memory that is there.");
        } catch (ReaderGone nobodyListens) {
            throw nobodyListens;
        } catch (RuntimeException defect) {
            failed(taker, "The analysis broke, which is a defect of Plumbline: " + defect + ".");
        }
    }

    private InputStream stream() throws IOException {
        return file.equals(STANDARD_INPUT) ? PackedFile.unpack(standardInput) : PackedFile.open(path()).in();
    }

    private String name() {
        int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return file.substring(slash + 1);
    }

    private Path path() throws IOException {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder");
            }
            return path;
        } catch (InvalidPathException invalid) {
            throw new IOException("its name is not one that this system can have", invalid);
        }
    }

    private static void failed(ReadTaker taker, String message) {
        taker.failed(new InputFailure(Optional.empty(), message));
    }

    /// Reads the plans of a log one by one; one that cannot be read costs no other.
    private static final class Entries implements LogSink {
        private final String file;
        private final ReadTaker taker;
        private int count;

        Entries(String file, ReadTaker taker) {
            this.file = file;
            this.taker = taker;
        }

        @Override
        public void entry(LogEntry entry) {
            try {
                for (var plan : Analyzer.read(file, entry, count)) {
                    count++;
                    taker.read(plan);
                }
            } catch (PlanParseException unreadable) {
                taker.failed(new InputFailure(unreadable.line(), unreadable.sentence()));
            }
        }

        @Override
        public void warning(int line, String sentence) {
            taker.failed(new InputFailure(Optional.of(line), sentence));
        }
    }
}

package org.plumbline.app.db;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.schema.SampleQuestion;
import org.plumbline.schema.SampleQuestions;
import org.plumbline.schema.SchemaFacts;
import org.plumbline.schema.WorkloadAdvice;
import org.plumbline.schema.WorkloadBook;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// What a database and what is sent to it could do better, and what that rests on.
///
/// @param answer the workload, or why it is not known
/// @param facts with what looking at rows showed, if somebody did
/// @param advice the most time at stake first
/// @param total what all statements took; none where that is not known
/// @param questions what looking at rows would tell; empty once that was done
public record WorkloadAdvisory(
        WorkloadAnswer answer, SchemaFacts facts, List<WorkloadAdvice> advice, Optional<Duration> total, List<SampleQuestion> questions) {
    public WorkloadAdvisory {
        advice = List.copyOf(advice);
        questions = List.copyOf(questions);
    }

    /// Reads the catalogue and the counters, and no table's rows. Takes its time with thousands of tables or statements.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public static WorkloadAdvisory of(Database database) throws ServerFailure {
        WorkloadAnswer answer = database.workload();
        SchemaFacts facts = database.schemaFacts(answer instanceof WorkloadAnswer.Known(WorkloadSnapshot counted)
                ? Optional.of(counted) : Optional.empty());
        return of(answer, facts, SampleQuestions.of(facts));
    }

    /// With what a look at rows says. Those read are of a sample, in a read-only transaction that waits for nobody.
    ///
    /// @throws ServerFailure when the server cannot be reached, or was told to stop
    public WorkloadAdvisory sampled(Database database, Canceller canceller) throws ServerFailure {
        return of(answer, facts.with(database.samples(questions, canceller)), List.of());
    }

    private static WorkloadAdvisory of(WorkloadAnswer answer, SchemaFacts facts, List<SampleQuestion> questions) {
        return new WorkloadAdvisory(answer, facts, WorkloadBook.examine(facts), WorkloadBook.total(facts), questions);
    }
}

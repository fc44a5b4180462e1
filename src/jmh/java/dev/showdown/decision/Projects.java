package dev.showdown.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.showdown.support.GoldenCases;
import dev.showdown.support.PlaybookBuilder;

/// What is measured: described projects, and generated ones of any size. The same every time.
final class Projects {

    private static final int SEED = 1;
    private static final int QUESTIONS = 20;
    private static final int UNKNOWN_FROM = 15;
    private static final String[] CHOICES = {"x", "y", "z"};

    private Projects() {}

    static Inputs described(String name) {
        try (InputStream file = Projects.class.getResourceAsStream("/golden/projects/" + name + ".json")) {
            return GoldenCases.inputs(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Inputs withDraws(Inputs inputs, int draws) {
        return new Inputs(
                inputs.playbook(), inputs.participants(), inputs.agreed(), inputs.importance(), draws, inputs.seed());
    }

    /// Three alternatives, one composite; twenty questions, the last five not known; every criterion gets points from
    /// one question, and one in four is judged by its answer.
    static Inputs withCriteria(int criteria) {
        SplittableRandom random = new SplittableRandom(SEED);
        PlaybookBuilder builder = PlaybookBuilder.between("a", "b").composite("both", "a", "b");
        for (int c = 0; c < criteria; c++) {
            builder.criterion("c" + c, judgement(random), judgement(random), judgement(random));
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (int q = 0; q < QUESTIONS; q++) {
            builder.question("q" + q, options(q, criteria, random));
            answers.put("q" + q, q < UNKNOWN_FROM ? CHOICES[q % CHOICES.length] : Answers.UNKNOWN);
        }
        return Inputs.of(builder.build(), new Answers(answers));
    }

    private static Judgement judgement(SplittableRandom random) {
        double[] sorted = random.doubles(3, 0, 100).sorted().toArray();
        return new Judgement(sorted[0], sorted[1], sorted[2]);
    }

    private static PlaybookBuilder.Option[] options(int question, int criteria, SplittableRandom random) {
        PlaybookBuilder.Option[] options = new PlaybookBuilder.Option[CHOICES.length];
        for (int k = 0; k < options.length; k++) {
            options[k] = PlaybookBuilder.option(CHOICES[k]);
            for (int c = question; c < criteria; c += QUESTIONS) {
                options[k].points("c" + c, 10 + random.nextInt(60));
                if (c % 4 == 0) {
                    options[k].shift("c" + c, "a", random.nextInt(21) - 10);
                }
            }
        }
        return options;
    }

    /// Everybody answers as in a project of one, but one answer in four at random, which may be "unknown".
    static Inputs ofTeam(Inputs project, int participants) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Inputs.Participant> team = new ArrayList<>();
        for (int p = 0; p < participants; p++) {
            Map<String, String> answers = new LinkedHashMap<>(
                    project.participants().getFirst().answers().choices());
            for (Question question : project.playbook().questions()) {
                if (random.nextInt(4) == 0) {
                    answers.put(question.key(), any(question, random));
                }
            }
            team.add(new Inputs.Participant("P" + p, new Answers(answers)));
        }
        return new Inputs(
                project.playbook(), team, project.agreed(), project.importance(), project.draws(), project.seed());
    }

    private static String any(Question question, SplittableRandom random) {
        int choices = question.choices().size();
        int index = random.nextInt(choices + 1);
        return index == choices
                ? Answers.UNKNOWN
                : question.choices().get(index).key();
    }
}

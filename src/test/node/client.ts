// A whole assessment, as somebody else's program would do it: with types that were generated from the description,
// and nothing else that belongs to us.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Problem = components["schemas"]["Problem"];
type Question = components["schemas"]["Question"];

declare const process: { argv: string[]; exitCode: number };

const base = process.argv[2] ?? "";
const anybody = createClient<paths>({ baseUrl: base });

function holding(key: string) {
  return createClient<paths>({ baseUrl: base, headers: { Authorization: `Bearer ${key}` } });
}

type Client = ReturnType<typeof holding>;

/** What was answered; a problem ends the program with its words. */
function good<T>(answer: { data?: T; error?: Problem; response: Response }): T {
  if (answer.error !== undefined) {
    throw new Error(`${answer.response.url}: ${answer.error.status} ${answer.error.code}, ${answer.error.detail}`);
  }
  return answer.data as T;
}

function expect(what: string, holds: boolean): void {
  if (!holds) {
    throw new Error(`not so: ${what}`);
  }
  console.log(what);
}

function isAsked(question: Question, given: Map<string, string>): boolean {
  return Object.entries(question.askedWhen).every(([other, choices]) => choices.includes(given.get(other) ?? ""));
}

/** Gives the nth choice of every question that is asked, in the playbook's order. */
async function answerEverything(client: Client, id: string, questions: Question[], nth: number): Promise<number> {
  const given = new Map<string, string>();
  for (const question of questions) {
    if (!isAsked(question, given)) {
      continue;
    }
    const choice = question.choices[nth % question.choices.length];
    if (choice === undefined) {
      throw new Error(`${question.key} has no choices`);
    }
    const saved = good(
      await client.PUT("/api/v1/assessments/{id}/answers/{question}", {
        params: { path: { id, question: question.key } },
        body: { choice: choice.key, note: `Because of ${choice.label}` },
      }),
    );
    given.set(saved.question, saved.choice);
    if (!saved.onRoute) {
      throw new Error(`${question.key} should have been on the route`);
    }
  }
  return given.size;
}

async function main(): Promise<void> {
  const playbooks = good(await anybody.GET("/api/v1/playbooks"));
  const key = playbooks.data[0]?.key ?? "";
  const { playbook, evidence } = good(await anybody.GET("/api/v1/playbooks/{key}", { params: { path: { key } } }));
  expect("a playbook has questions and evidence", playbook.questions.length > 1 && evidence.length > 1);

  const started = good(await anybody.POST("/api/v1/assessments", { body: { title: "Client", playbook: key } }));
  if (started.editKey === null) {
    throw new Error("the key is told when an assessment starts");
  }
  const id = started.id;
  const path = { id };
  const lead = holding(started.editKey);
  const count = await answerEverything(lead, id, playbook.questions, 0);
  const mine = good(await lead.GET("/api/v1/assessments/{id}", { params: { path } }));
  expect("everything on the route is answered", mine.progress.answered === count && mine.progress.questions === count);
  expect("the key is told once", mine.editKey === null && mine.deadline === null);

  const invite = good(await lead.GET("/api/v1/assessments/{id}/invite", { params: { path } }));
  const joined = good(await anybody.POST("/api/v1/joins", { body: { invite: invite.url, name: "Ben" } }));
  const mate = holding(joined.participantKey);
  await answerEverything(mate, id, playbook.questions, 1);

  const early = await lead.GET("/api/v1/assessments/{id}/evaluation", { params: { path } });
  const problem: Problem | undefined = early.error;
  expect("nobody sees a result before the reveal", problem?.status === 403 && problem.code === "not-revealed");
  const faulty = await mate.PUT("/api/v1/assessments/{id}/answers/{question}", {
    params: { path: { id, question: playbook.questions[0]?.key ?? "" } },
    body: { choice: "no such choice" },
  });
  expect("a problem names the field at fault", faulty.error?.errors?.[0]?.pointer === "/choice");

  for (const client of [lead, mate]) {
    const round = good(await client.POST("/api/v1/assessments/{id}/submission", { params: { path } }));
    expect(`answers are submitted in round ${round.round}`, round.submitted && !round.revealed);
  }
  const round = good(
    await lead.POST("/api/v1/assessments/{id}/reveal", { params: { path }, body: { confirm: true } }),
  );
  expect("the round is revealed", round.revealed);

  const differences = good(await lead.GET("/api/v1/assessments/{id}/differences", { params: { path } }));
  const topic = differences.topics.find((one) => one.differs);
  const wanted = topic?.given[0]?.choice;
  if (topic === undefined || wanted === undefined || wanted === null) {
    throw new Error("two who choose differently differ");
  }
  const settled = good(
    await lead.PUT("/api/v1/assessments/{id}/agreed/{question}", {
      params: { path: { id, question: topic.question }, header: { "If-None-Match": "*" } },
      body: { choice: wanted, reason: "Ann has measured it" },
    }),
  );
  expect("a difference is settled", settled.choice === wanted && settled.version === 1);

  const result = good(await lead.GET("/api/v1/assessments/{id}/evaluation", { params: { path } }));
  const verdicts: components["schemas"]["Verdict"][] = ["clear", "lean", "too-close", "only-option", "nothing-fits"];
  expect("there is a verdict", verdicts.includes(result.verdict));
  expect("nobody leads, or by some points", result.leader === null || result.lead === null || result.lead >= 0);

  const report = good(await lead.POST("/api/v1/assessments/{id}/reports", { params: { path } }));
  const asJson = good(await mate.GET("/api/v1/reports/{report}", { params: { path: { report: report.id } } }));
  if (typeof asJson === "string") {
    throw new Error("a report is JSON unless something else is asked for");
  }
  expect("the report holds what was evaluated", asJson.evaluation.inputHash === result.inputHash);
  expect("the report holds what was settled", asJson.agreed[0]?.question === topic.question);
  const asMarkdown = good(
    await lead.GET("/api/v1/reports/{report}", {
      params: { path: { report: report.id } },
      headers: { Accept: "text/markdown" },
      parseAs: "text",
    }),
  );
  expect("the report is a decision record too", typeof asMarkdown === "string" && asMarkdown.includes("# Client"));

  const share = good(
    await lead.POST("/api/v1/reports/{report}/shares", {
      params: { path: { report: report.id } },
      body: { name: "The board" },
    }),
  );
  const shared = await fetch(share.url);
  expect("whoever has the link reads the report", share.state === "active" && shared.status === 200);

  const alternative = playbook.alternatives[0]?.key ?? "";
  const decision = good(
    await lead.PUT("/api/v1/assessments/{id}/decision", {
      params: { path, header: { "If-None-Match": "*" } },
      body: { alternative, reason: "We know it", deciders: ["Ann", "Ben"], reviewOn: "2040-01-31" },
    }),
  );
  expect("the decision is recorded", decision.alternative === alternative && decision.reviewOn === "2040-01-31");
  const after = good(await mate.GET("/api/v1/assessments/{id}", { params: { path } }));
  expect("the assessment is decided", after.status === "decided");
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
});

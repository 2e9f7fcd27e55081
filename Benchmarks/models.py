"""Tokens a second of the steps that learned models do, beside a spaCy pipeline of the same parts.

The pipeline of spaCy is that of its efficiency settings, with weights that were not trained: they
cost the same. One thread each, the same text, turn by turn; the fastest of several runs counts.

With --memory: what the models hold. The same run on one short article with and without a model;
the difference of the most memory held at once, so what loading holds for a moment counts too.
"""
import argparse
import os
import re
import tempfile
import time
from pathlib import Path

from pipelines import PROJECT, run_timed, step_seconds, token_count

STEPS = ('words', 'entities')


def own_seconds(program, corpus, mode):
    """Computing seconds of each step, and the number of tokens."""
    with tempfile.TemporaryDirectory() as folder:
        printed = run_timed(
            program, corpus, ['decode', 'find-article'], [{'words': {'mode': mode}}, 'entities'],
            folder)
    return step_seconds(printed, STEPS), token_count(printed)


def memory(program, words, entities):
    """The most memory held at once, in MB, by a run on one short article."""
    steps = ([{'words': words}] if words is not None else []) + [{'entities': entities}]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / 'in').mkdir()
        (Path(folder) / 'in' / 'one.txt').write_text('Ferry sinks\n\nA ferry sank off Brno. \n')
        printed = run_timed(
            program, Path(folder) / 'in', ['decode', 'find-article'], steps, folder)
    return int(re.search(r'most memory held at once: (\d+) MB', printed).group(1))


def print_memory(program, rounds):
    own, none = {}, {'model': 'none'}
    cases = {'without models': (None, none), 'words, default': ({}, none),
             'words, fast': ({'mode': 'fast'}, none), 'entities': (None, own),
             'words, default, and entities': ({}, own)}
    least = {name: min(memory(program, *case) for _ in range(rounds))
             for name, case in cases.items()}
    print(f'{"":38}{"MB held":>12}{"MB more":>12}')
    for name, size in least.items():
        print(f'{name:38}{size:12}{size - least["without models"]:12}')


def spacy_pipeline(treebank):
    """A blank English pipeline with tagger, parser and names, its labels taken from a treebank."""
    import spacy
    from spacy.training import Example
    from spacy.tokens import Doc

    model = {'@architectures': 'spacy.HashEmbedCNN.v2', 'pretrained_vectors': None, 'width': 96,
             'depth': 4, 'embed_size': 2000, 'window_size': 1, 'maxout_pieces': 3,
             'subword_features': True}
    nlp = spacy.blank('en')
    nlp.add_pipe('tok2vec', config={'model': model})
    listener = {'@architectures': 'spacy.Tok2VecListener.v1', 'width': 96, 'upstream': '*'}
    nlp.add_pipe('tagger', config={'model': {'tok2vec': listener}})
    nlp.add_pipe('parser', config={'model': {'tok2vec': listener}})
    nlp.add_pipe('ner', config={'model': {'tok2vec': listener}})
    examples = []
    for block in Path(treebank).read_text(encoding='utf-8').split('\n\n'):
        rows = [line.split('\t') for line in block.split('\n') if re.match(r'\d+\t', line)]
        if not rows:
            continue
        reference = Doc(
            nlp.vocab, words=[r[1] for r in rows], tags=[r[4] for r in rows],
            heads=[int(r[6]) - 1 if r[6] != '0' else i for i, r in enumerate(rows)],
            deps=[r[7] for r in rows], ents=['B-PERSON'] + ['O'] * (len(rows) - 1))
        examples.append(Example(Doc(nlp.vocab, words=[r[1] for r in rows]), reference))
    nlp.initialize(lambda: examples)
    return nlp


def spacy_seconds(nlp, texts):
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return time.process_time() - start, tokens


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--program', default=str(PROJECT / '.build/release/broadsheet'))
    parser.add_argument('--corpus', default=str(PROJECT / 'data/articles'))
    parser.add_argument('--treebank', default=str(PROJECT / 'Tests/Fixtures/treebank/tiny.conllu'),
                        help='CoNLL-U that the labels of the spaCy pipeline are taken from')
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--memory', action='store_true', help='what the models hold, and no more')
    arguments = parser.parse_args()
    if arguments.memory:
        return print_memory(arguments.program, arguments.rounds)
    for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
        os.environ[name] = '1'
    texts = [path.read_text(encoding='utf-8', errors='replace')
             for path in sorted(Path(arguments.corpus).rglob('*.txt'))]
    nlp = spacy_pipeline(arguments.treebank)
    best = {}
    for _ in range(arguments.rounds):
        for mode in ('default', 'fast'):
            times, tokens = own_seconds(arguments.program, arguments.corpus, mode)
            for step in STEPS:
                note(best, f'{step}, {mode}', tokens / max(times[step], 0.005))
            note(best, f'both, {mode}', tokens / sum(times.values()))
        seconds, tokens = spacy_seconds(nlp, texts)
        note(best, 'spaCy: tok2vec, tagger, parser, ner', tokens / seconds)
    reference = best['spaCy: tok2vec, tagger, parser, ner']
    print(f'{"":38}{"tokens a second":>16}{"times spaCy":>14}')
    for name, rate in best.items():
        print(f'{name:38}{rate:16,.0f}{rate / reference:14.1f}')


def note(best, name, rate):
    best[name] = max(rate, best.get(name, 0))


if __name__ == '__main__':
    main()

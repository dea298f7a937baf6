"""spaCy with the plain rules: blank English, an EntityRuler for phrases and entities, a Matcher for relations.

Usage: spacy_rules.py PATTERNS CORPUS. Prints the CPU seconds of loading and of reading, and the matches.
"""
import json
import sys
import time

started = time.process_time()
import spacy
from spacy.matcher import Matcher

patterns_path, corpus_path = sys.argv[1:]
with open(patterns_path, encoding="utf-8") as file:
    patterns = json.load(file)
nlp = spacy.blank("en")
nlp.max_length = 1 << 30
nlp.add_pipe("sentencizer")
ruler = nlp.add_pipe("entity_ruler")
ruler.add_patterns(patterns["entities"])
ruler.add_patterns([{"label": "known", "pattern": phrase} for phrase in patterns["phrases"]])
matcher = Matcher(nlp.vocab)
for name, pattern in patterns["relations"]:
    matcher.add(name, [pattern])
with open(corpus_path, encoding="utf-8") as file:
    texts = [json.loads(line)["text"] for line in file]
loaded = time.process_time()
entities = relations = 0
for doc in nlp.pipe(texts):
    entities += len(doc.ents)
    relations += len(matcher(doc))
print(json.dumps({
    "load": loaded - started, "read": time.process_time() - loaded,
    "matches": entities + relations, "version": spacy.__version__}))

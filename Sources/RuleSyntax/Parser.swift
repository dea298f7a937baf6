package import Text

// The grammar, one function for each production:
//
//   file      = { list | type | pattern | rule | relation | shape | resolve } ;
//   list      = "list" Name "from" string ;
//   type      = ( "entity" | "phrase" ) name [ "absorbs" name { "," name } ] { attribute } ;
//   attribute = name [ "?" ] [ ":" ( name | constant { "|" constant } ) ] ;
//   pattern   = Name [ "(" Name { "," Name } ")" ] "=" choice ;
//   rule      = name "." name "=" choice { setting | test } ;
//   setting   = name "=" value ;
//   value     = constant | [ "-" ] ( name [ "." name ] | number )
//             | name "(" [ argument { "," argument } ] ")" ;
//   argument  = [ name ":" ] value ;
//   relation  = "relation" name { role | trigger | without | test } ;
//   role      = name ( "1" | "?" | "*" | "+" | "2" | "2+" ) sequence [ "=" slots ] ;
//   trigger   = ( "verb" | "noun" ) choice { override } ;     the overrides indented once more
//   override  = name [ count ] [ sequence ] "=" slots ;
//   slots     = slot { "," slot } ;
//   slot      = name | string ;
//   without   = "without" name { "," name } ;
//   shape     = "shape" name "=" choice ;
//   resolve   = "resolve" name [ "." name ] [ "to" name { "," name } ] "by" name ;
//   test      = [ "todo" ] ( "yes" [ constant ] | "no" ) string [ "on" date ] ;
//
//   choice    = sequence { "|" sequence } ;
//   sequence  = item { item } ;
//   item      = [ name [ "=" constant ] ":" ] [ "@" ] one [ repeat ]
//             | context | "^" | "$" | gap | bag ;
//   one       = atom { "&" atom } ;
//   atom      = string | form | regex | "!" atom | "(" choice ")"
//             | Name [ "." name | "(" choice { "," choice } ")" ]      the bracket touches the name
//             | name [ "." name ] [ "[" condition { "," condition } "]" ] ;
//   condition = name [ "=" alternative { "|" alternative } ] ;
//   alternative = constant | form | string ;
//   form      = "<" ( name | Name ) [ ":" name ] ">" ;
//   repeat    = "?" | "*" | "+" | "{" number [ "," number ] "}" ;
//   context   = "!" ( "after" | "before" ) "(" choice ")" ;
//   gap       = "..." [ "{" number "," number "}" ] ;
//   bag       = "{" sequence { "," sequence } "}" ;                    never starts with a number
//
// A declaration starts in the first column, and its body is indented. A line ends where the next
// one starts, but inside open brackets, and where the next one starts with `|`; what starts in
// the first column closes every bracket.

/// Reads a rule file into a tree.
///
/// It always ends and never fails: a declaration whose first line is wrong costs itself, a wrong
/// line of a body only that line.
package struct Parser {
  package static func parse(_ source: SourceText) -> RuleFile {
    let (lexemes, diagnostics) = Lexer.lex(source)
    var parser = Parser(source, lexemes)
    parser.parseFile()
    return RuleFile(
      source: source, lexemes: lexemes, declarations: parser.declarations,
      diagnostics: (diagnostics + parser.diagnostics).sorted { $0.range.start < $1.range.start })
  }

  static let nestingLimit = 32
  static let repeatLimit = 64
  static let gapLimit = 30
  /// What `...` means without numbers.
  static let usualGap = 8

  let source: SourceText
  let tokens: [Token]
  var position = 0
  /// Where the current line starts: the one token that may open a line without ending it.
  var lineStart = 0
  /// The brackets that are open in the current line, innermost last.
  var openBrackets: [Token] = []
  var depth = 0
  var declarations: [Declaration] = []
  var diagnostics: [Diagnostic] = []

  private init(_ source: SourceText, _ lexemes: [Lexeme]) {
    self.source = source
    tokens = Token.tokens(of: lexemes, in: source)
  }

  private mutating func parseFile() {
    while position < tokens.count {
      beginLine()
      guard tokens[position].indent == 0 else {
        report(.indentedWithoutDeclaration, tokens[position].range)
        skip(after: tokens[position].line, to: 0)
        continue
      }
      do throws(SyntaxError) {
        try declarations.append(parseDeclaration())
      } catch {
        reject(error)
        skip(after: 0, to: 0)
      }
    }
  }

  private mutating func parseDeclaration() throws(SyntaxError) -> Declaration {
    let first = tokens[position]
    switch first.text {
    case "list": return .list(try parseList())
    case "entity", "phrase": return .type(try parseType())
    case "relation": return .relation(try parseRelation())
    case "shape": return .shape(try parseShape())
    case "resolve": return .resolve(try parseResolve())
    case _ where first.kind == .capitalName: return .pattern(try parsePattern())
    case _ where first.kind == .name:
      guard ["=", "."].contains(peek(1)?.text) else {
        let nearest = nearestName(to: first.text, in: Self.declarationWords)
        throw SyntaxError(.unknownDeclaration(first.text, nearest: nearest), first.range)
      }
      return .rule(try parseRule())
    default: throw unexpected("a declaration")
    }
  }

  static let declarationWords = ["list", "entity", "phrase", "relation", "shape", "resolve"]

  /// Reads the indented lines that come next, as long as they stand deeper than `indent`.
  mutating func parseBody(
    deeperThan indent: Int = 0,
    _ parseLine: (inout Parser) throws(SyntaxError) -> Void
  ) {
    while position < tokens.count, let lineIndent = tokens[position].indent, lineIndent > indent {
      beginLine()
      do throws(SyntaxError) {
        try parseLine(&self)
      } catch {
        reject(error)
        skip(after: source.line(at: error.range.start), to: lineIndent)
      }
    }
  }

  /// For declarations of one line.
  mutating func parseNoBody() throws(SyntaxError) {
    try endLine()
    guard position < tokens.count, tokens[position].indent != 0 else { return }
    beginLine()
    reject(unexpected("a declaration in the first column"))
    skip(after: 0, to: 0)
  }

  private mutating func beginLine() {
    lineStart = position
    openBrackets = []
    depth = 0
  }

  /// Goes on to the next line that starts below `line` and no deeper than `indent`.
  ///
  /// Nothing of what is stepped over is read, so that one mistake gives one message.
  private mutating func skip(after line: Int, to indent: Int) {
    position = max(position, lineStart + 1)
    // The mistake may be a bracket some lines above the place where it was noticed.
    while position > lineStart + 1, tokens[position - 1].line > line { position -= 1 }
    while position < tokens.count {
      if let start = tokens[position].indent, start == 0 || start <= indent {
        if tokens[position].line > line || start == 0 { return }
      }
      position += 1
    }
  }
}

/// Ends the reading of a line.
struct SyntaxError: Error {
  var message: DiagnosticMessage
  var range: TextRange
  var labels: [Diagnostic.Label]

  init(_ message: DiagnosticMessage, _ range: TextRange, labels: [Diagnostic.Label] = []) {
    self.message = message
    self.range = range
    self.labels = labels
  }
}

"""What a bot says about itself, and its webhook: what Telegram does not take."""

from tests.sandbox.refusals.row import Row

COMMANDS = "api Client.cpp: get_bot_commands"
COMMAND = "td BotCommand.cpp: set_commands"
SCOPE = "api Client.cpp: get_bot_command_scope"
LANGUAGE = "td misc.cpp: validate_bot_language_code"
FIELD = "td JsonBuilder.cpp: get_required_string_field"
MENU = "api Client.cpp: get_bot_menu_button"
WEBHOOK = "api Client.cpp: do_set_webhook"
PARSE_SCOPE = "can't parse BotCommandScope: "


def commands(words: str, read_in: str, listed: object) -> Row:
    return Row("nothing", "setMyCommands", {"commands": listed}, words, read_in)


def command(words: str, read_in: str, name: str, description: str = "Helps") -> Row:
    return commands(words, read_in, [{"command": name, "description": description}])


def scope(words: str, read_in: str, given: object, method: str = "getMyCommands") -> Row:
    return Row("a chat", method, {"scope": given}, words, read_in)


def menu(words: str, given: object) -> Row:
    return Row("nothing", "setChatMenuButton", {"menu_button": given}, words, MENU)


def webhook(words: str, read_in: str, **params: object) -> Row:
    return Row("nothing", "setWebhook", {"url": "http://127.0.0.1:9/hook", **params}, words, read_in)


ROWS = (
    commands("can't parse commands JSON object", COMMANDS, "[{"),
    commands("expected an Array of BotCommand", COMMANDS, {"command": "help", "description": "Helps"}),
    commands("can't parse BotCommand: expected an Object", "api Client.cpp: get_bot_command", ["help"]),
    commands("can't parse BotCommand: Can't find field \"description\"", FIELD, [{"command": "help"}]),
    command("command must be non-empty", COMMAND, "/"),
    command("command length must not exceed 32", COMMAND, "x" * 33),
    command("command description must be non-empty", COMMAND, "help", " "),
    command("command description length must not exceed 256", COMMAND, "help", "x" * 257),
    command(
        "BOT_COMMAND_INVALID", "API documentation: lowercase English letters, digits and underscores", "Help"
    ),
    command(
        "BOT_COMMAND_INVALID", "API documentation: lowercase English letters, digits and underscores", "hjälp"
    ),
    commands(
        "BOT_COMMANDS_TOO_MUCH",
        "API documentation: at most 100; the word as reported by bot makers",
        [{"command": f"c{number}", "description": "x"} for number in range(101)],
    ),
    scope("can't parse BotCommandScope JSON object", SCOPE, "{"),
    scope(f"{PARSE_SCOPE}BotCommandScope must be an Object", SCOPE, ["default"]),
    scope(f'{PARSE_SCOPE}Can\'t find field "type"', FIELD, {"chat_id": 7}),
    scope(f"{PARSE_SCOPE}Unsupported type specified", SCOPE, {"type": "town"}),
    scope(f'{PARSE_SCOPE}Can\'t find field "chat_id"', FIELD, {"type": "chat"}),
    scope(
        f"{PARSE_SCOPE}Invalid user_id specified",
        SCOPE,
        {"type": "chat_member", "chat_id": "$chat", "user_id": 0},
    ),
    scope("chat not found", "api Client.cpp: check_bot_command_scope", {"type": "chat", "chat_id": 1}),
    scope(
        "can't use specified scope in private chats",
        "td BotCommandScope.cpp: get_bot_command_scope",
        {"type": "chat_administrators", "chat_id": "$chat"},
        "deleteMyCommands",
    ),
    *(
        Row("nothing", method, {"language_code": code}, "invalid language code specified", LANGUAGE)
        for method, code in (
            ("getMyCommands", "swe"),
            ("deleteMyCommands", "SV"),
            ("setMyName", "sv-SE"),
            ("setMyDescription", "s"),
            ("setMyShortDescription", "1a"),
            ("getMyDescription", "en_GB"),
        )
    ),
    Row(
        "nothing",
        "setMyCommands",
        {"commands": [{"command": "help", "description": "Helps"}], "language_code": "svenska"},
        "invalid language code specified",
        LANGUAGE,
    ),
    menu("can't parse menu button JSON object", "{"),
    menu("can't parse menu button: MenuButton must be an Object", ["default"]),
    menu("can't parse menu button: MenuButton has unsupported type", {"type": "desk"}),
    menu("can't parse menu button: Can't find field \"text\"", {"type": "web_app"}),
    Row(
        "nothing",
        "setChatMenuButton",
        {"menu_button": {"type": "web_app", "text": "Desk", "web_app": {"url": "http://norro.se"}}},
        "menu button Web App URL 'http://norro.se' is invalid: Only HTTPS links are allowed",
        "td BotMenuButton.cpp: set_menu_button",
    ),
    Row(
        "nothing",
        "setChatMenuButton",
        {"menu_button": {"type": "web_app", "text": "", "web_app": {"url": "https://norro.se"}}},
        "menu button text must be non-empty",
        "td BotMenuButton.cpp: set_menu_button",
    ),
    Row(
        "nothing",
        "setChatMenuButton",
        {"chat_id": "x"},
        "invalid chat_id specified",
        "api Client.cpp: get_user_id",
    ),
    Row("nothing", "setChatMenuButton", {"chat_id": 1}, "user not found", "api Client.cpp: check_user"),
    webhook("invalid webhook URL specified", WEBHOOK, url="ftp://norro.se"),
    webhook("invalid webhook URL specified", WEBHOOK, url="https://"),
    webhook(
        "bad webhook: An HTTPS URL must be provided for webhook",
        "api WebhookActor.cpp: start_up",
        url="http://norro.se/hook",
    ),
    webhook(
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        "api WebhookActor.cpp: start_up",
        url="https://norro.se:8080/hook",
    ),
    webhook("secret token is too long", WEBHOOK, secret_token="x" * 257),
    webhook("secret token contains unallowed characters", WEBHOOK, secret_token="hemlig ö"),
)

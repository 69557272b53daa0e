Feature: Any command prevents the auto-start
  SWRA513C section 4.2. A device without profiles starts by itself when no command arrives. A command of each group of
  functions prevents the start.

  Rule: PROV-4.2-05 A command of any group prevents the start

    @PROV-4.2-05
    Scenario Outline: PROV-4.2-05/2 A call of <function> prevents the start
      Given a stopped device with:
        | role              | STA |
        | auto-provisioning | on  |
      And the host calls sl_Start
      When the host calls <function> at the early moment (1 s) after sl_Start
      Then the device reports nothing within the no-profile delay (2 s) after <function>

      Examples:
        | function         |
        | sl_WlanPolicyGet |
        | sl_Socket        |
        | sl_NetAppGet     |
        | sl_NetCfgGet     |
        | sl_FsGetFileList |

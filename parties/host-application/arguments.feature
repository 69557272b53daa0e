Feature: Arguments of the application's provisioning commands
  Sections 3.2, 4.1, 5.2 and 7.1: which key, time-out and mode an application may pass to sl_WlanProvisioning.

  Rule: PROV-3.2-04 The host must pass a SmartConfig key of exactly 16 characters.

    @PROV-3.2-04
    Scenario: PROV-3.2-04/1 The application starts with a key
      Given an application on a device in factory state
      When the application sends a start
      Then every SmartConfig key has 16 characters

  Rule: PROV-4.1-04 The host should choose an inactivity time-out of no more than a few minutes.

    @PROV-4.1-04
    Scenario: PROV-4.1-04/1 The application starts with a moderate time-out
      Given an application on a device in factory state
      When the application sends a start
      Then every start has an inactivity time-out of a few minutes

  Rule: PROV-7.1-16 The host must send the stop command with time-out 0.

    @PROV-7.1-16 @needs-phone @needs-network
    Scenario: PROV-7.1-16/1 The application stops a process with the time-out 0
      Given an application on a device in factory state
      And the network "home" is in range
      When a user provisions the application
      And the application has had time to react
      Then every stop has the time-out 0

    @PROV-7.1-16
    Scenario: PROV-7.1-16/2 The application stops a process that has reported a general error
      Given an application on a device in factory state
      When the application starts provisioning
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      Then every stop has the time-out 0

    @PROV-7.1-16
    Scenario: PROV-7.1-16/3 The application ends a process that has no time-out
      Given an application on a device in factory state
      And no process ends by its time-out
      When the application starts provisioning
      And the process of the application is over
      Then every stop has the time-out 0

  Rule: PROV-7.1-17 The host must not send a start command with time-out 0.

    @PROV-7.1-17
    Scenario: PROV-7.1-17/1 The application starts with a time-out
      Given an application on a device in factory state
      When the application sends a start
      Then no start has the time-out 0

    @PROV-7.1-17
    Scenario Outline: PROV-7.1-17/2 The application starts again after <refusal>
      Given an application on a device in factory state
      And the next start is refused with <refusal>
      When the application sends a start
      And the application has had time to react
      Then no start has the time-out 0

      Examples:
        | refusal                                                          |
        | SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED |
        | SL_ERROR_WLAN_PROVISIONING_ABORT_HTTP_SERVER_DISABLED         |
        | SL_ERROR_WLAN_PROVISIONING_ABORT_PROFILE_LIST_FULL            |
        | SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM                |
        | SL_ERROR_WLAN_PROVISIONING_ABORT_GENERAL_ERROR                |

    @PROV-7.1-17
    Scenario: PROV-7.1-17/4 The application starts again after two refusals
      Given an application on a device in factory state
      And the next start is refused with SL_ERROR_WLAN_PROVISIONING_ABORT_GENERAL_ERROR
      When the application sends a start
      And the next start is refused with SL_ERROR_WLAN_PROVISIONING_ABORT_GENERAL_ERROR
      And the application has had time to react
      And the application has had time to react
      Then no start has the time-out 0

    @PROV-7.1-17
    Scenario: PROV-7.1-17/3 The application starts again after a general error
      Given an application on a device in factory state
      When the application starts provisioning
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      Then no start has the time-out 0

  Rule: PROV-8.3-02 For the fallback, the host must use a mode with AP role in its configuration stage.

    @PROV-8.3-02
    Scenario: PROV-8.3-02/1 The application starts a mode that allows the fallback
      Given an application on a device in factory state
      When the application sends a start
      Then every start has a mode with the AP role

    @PROV-8.3-02 @needs-phone
    Scenario: PROV-8.3-02/2 The application keeps such a mode after a general error
      Given an application on a device in factory state
      When the application starts provisioning
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      Then every start has a mode with the AP role

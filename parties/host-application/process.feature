Feature: The application during a process
  Sections 4.1, 4.3, 7.2 and 7.5: what an application does while a process runs, ends, or fails.

  Rule: PROV-4.1-06 The host should avoid networking that disturbs the running process.

    @PROV-4.1-06 @needs-phone @needs-network
    Scenario: PROV-4.1-06/1 The application does not disturb a process that succeeds
      Given an application on a device in factory state
      And the network "home" is in range
      When a user provisions the application
      Then no networking disturbs the process

    @PROV-4.1-06 @needs-phone @needs-network
    Scenario: PROV-4.1-06/2 The application does not disturb a process whose network is absent
      Given an application on a device in factory state
      And the network "home" is out of range
      When the application starts provisioning
      And a user hands the profile over
      And the process of the application is over
      Then no networking disturbs the process

    @PROV-4.1-06 @needs-phone @needs-network
    Scenario: PROV-4.1-06/3 The application does not disturb external configuration while it waits
      Given an application on a device in factory state
      And the network "home" is in range
      When the application starts external configuration
      And the application has had time to react
      And a user hands the profile over
      And the user fetches the result
      And the process of the application is over
      Then no networking disturbs the process

  Rule: PROV-4.3-16 The host should wait for status 12 before it sends another command.

    @PROV-4.3-16 @needs-phone @needs-network
    Scenario: PROV-4.3-16/1 The application stops a process and waits for its end
      Given an application on a device in factory state
      And the network "home" is in range
      When a user provisions the application
      And the application has had time to react
      Then after a stop, no command comes before status 12

    @PROV-4.3-16
    Scenario: PROV-4.3-16/2 The application waits for the end after a general error
      Given an application on a device in factory state
      When the application starts provisioning
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      Then after a stop, no command comes before status 12

  Rule: PROV-4.3-24 When status 0 arrives, the host should stop the process and start it again.

    @PROV-4.3-24
    Scenario: PROV-4.3-24/1 The application recovers from a general error
      Given an application on a device in factory state
      When the application starts provisioning
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      And the application has had time to react
      Then after status 0 the application stops the process and starts it again

    @PROV-4.3-24
    Scenario: PROV-4.3-24/2 The application recovers from a second general error
      Given an application on a device in factory state
      When the application starts provisioning
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      And the application has had time to react
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      And the application has had time to react
      Then after status 0 the application stops the process and starts it again

    @PROV-4.3-24 @needs-phone @needs-network
    Scenario: PROV-4.3-24/3 The application recovers from a general error after a profile
      Given an application on a device in factory state
      And the network "home" is out of range
      When the application starts provisioning
      And a user hands the profile over
      And the application has had time to restart the device
      And the network processor reports SL_WLAN_PROVISIONING_GENERAL_ERROR
      And the application has had time to react
      And the application has had time to react
      Then after status 0 the application stops the process and starts it again

  Rule: PROV-7.2-28 A host must not rely on Role, WlanStatus and Ssid of a status other than 12.

    @PROV-7.2-28 @needs-phone @needs-network
    Scenario: PROV-7.2-28/1 The application reads these members of status 12 only
      Given an application on a device in factory state
      When a user provisions the application with and without changes of the members without meaning
      Then the application sends the same commands

  Rule: PROV-7.5-39 To use any other command, the host must wait for the end of the process or stop it.

    @PROV-7.5-39 @needs-phone @needs-network
    Scenario: PROV-7.5-39/1 The application waits for the end of a process that succeeds
      Given an application on a device in factory state
      And the network "home" is in range
      When a user provisions the application
      Then no other command comes while the APIs are blocked

    @PROV-7.5-39
    Scenario Outline: PROV-7.5-39/2 The application waits after <report>
      Given an application on a device in factory state
      When the application starts provisioning
      And the network processor reports <report>
      And the application has had time to react
      And the process of the application is over
      Then no other command comes while the APIs are blocked

      Examples:
        | report                                                           |
        | SL_WLAN_PROVISIONING_ERROR_ABORT                              |
        | SL_WLAN_PROVISIONING_ERROR_ABORT_INVALID_PARAM                |
        | SL_WLAN_PROVISIONING_ERROR_ABORT_HTTP_SERVER_DISABLED         |
        | SL_WLAN_PROVISIONING_ERROR_ABORT_PROFILE_LIST_FULL            |
        | SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED |

    @PROV-7.5-39 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-39/3 The application goes on after an end in role <role> with <connection>
      Given an application on a device in factory state
      And the network "home" is in range
      And status 12 has the role <role> and the connection <connection>
      When a user provisions the application
      And the application has had time to react
      Then no other command comes while the APIs are blocked

      Examples:
        | role | connection                  |
        | STA  | SL_WLAN_STATUS_CONNECTED    |
        | STA  | SL_WLAN_STATUS_DISCONNECTED |
        | STA  | SL_WLAN_STATUS_CONNECTING   |
        | AP   | SL_WLAN_STATUS_DISCONNECTED |

    @PROV-7.5-39 @needs-phone @needs-network
    Scenario: PROV-7.5-39/4 The application waits for the end after a late success
      Given an application on a device in factory state
      And the network "home" is in range
      When the application starts provisioning
      And a user hands the profile over
      And the network processor reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED
      And the application has had time to react
      And the user fetches the result
      And the process of the application is over
      Then no other command comes while the APIs are blocked

    @PROV-7.5-39
    Scenario: PROV-7.5-39/5 The application waits for the end of a process without a user
      Given an application on a device in factory state
      When the application starts provisioning
      And the process of the application is over
      Then no other command comes while the APIs are blocked

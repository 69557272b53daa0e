Feature: The application with a method of its own
  Sections 5.1.2, 6, 7.4 and 8.5 to 8.7: external confirmation, external configuration, and reset requests.

  Rule: PROV-5.1.2-08 When the cloud reports success, the host must stop the process and keep the current role.

    @PROV-5.1.2-08 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-08/1 The cloud confirms
      Given an application on a device in factory state
      And the network "home" is in range
      When a user provisions the application
      And the application has had time to react
      Then after the success of the cloud the application stops the process and keeps the role

  Rule: PROV-6-08 When the user chooses the external method, the host should stop the process and keep the role.

    @PROV-6-08 @needs-phone
    Scenario: PROV-6-08/1 A phone connects to the application
      Given an application on a device in factory state
      When the application starts external configuration
      And a phone connects to the application
      And the application has had time to react
      Then after the choice of the external method the application stops the process and keeps the role

  Rule: PROV-6-13 On a reset request, the host must close its sockets and restart the device.

    @PROV-6-13 @needs-phone @needs-network
    Scenario: PROV-6-13/1 The phone uses the internal method while the application listens
      Given an application on a device in factory state
      And the network "home" is in range
      When the application starts external configuration
      And a user hands the profile over
      And the application has had time to restart the device
      Then on a reset request the application closes its sockets and restarts the network processor

  Rule: PROV-7.4-04 On the request, the host must stop its activities and call sl_Stop and sl_Start.

    @PROV-7.4-04 @needs-phone @needs-network
    Scenario: PROV-7.4-04/1 The phone uses the internal method
      Given an application on a device in factory state
      And the network "home" is in range
      When the application starts external configuration
      And a user hands the profile over
      And the application has had time to restart the device
      Then on a reset request the application calls sl_Stop and sl_Start

    @PROV-7.4-04 @needs-phone
    Scenario: PROV-7.4-04/2 The request comes before a profile
      Given an application on a device in factory state
      When the application starts external configuration
      And the network processor requests a restart
      And the application has had time to restart the device
      Then on a reset request the application calls sl_Stop and sl_Start
